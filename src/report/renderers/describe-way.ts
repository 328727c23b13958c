import { describeVersion } from '../../model/config-version';
import type { Report } from '../report';

/** From which version to which an app goes; or that endpoints of it become a Cloud Run project. */
export function describeWay({ input, versions, cloudRun }: Report, arrow: string): string {
  if (cloudRun) return `${describeVersion(input.version)} ${arrow} Cloud Run functions`;
  const way = versions.map(describeVersion).join(` ${arrow} `);
  return versions.length === 1 ? `${way}, nothing to migrate` : way;
}
