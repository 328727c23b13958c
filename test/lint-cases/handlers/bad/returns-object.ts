import { http, type HttpFunction } from '@google-cloud/functions-framework';

const health: HttpFunction = () => {
  return { status: 'ok', uptime: process.uptime() };
};

http('health', health);
