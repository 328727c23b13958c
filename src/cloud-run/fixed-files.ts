/** index.js of every project. */
export const indexJs = `'use strict';

const { serve } = require('./runtime/serve');

// \`api\` answers every entry of app/routes.json; each also has a handler of its own, under its name.
module.exports = serve(__dirname);
`;

/** auth.js as it is written: it lets nobody in. */
export const authJs = `'use strict';

/**
 * Decides who may call an entry whose \`auth\` is "hook" in app/routes.json.
 *
 * @param request what was sent: method, path, query, headers (each a list of values), body
 * @param entry the entry, as app/routes.json has it
 * @returns { user: { id, data } } to run as that user, { runAsSystem: true } to run as the system, or null to refuse.
 *   Whatever else it returns, and all that it throws, is a refusal, too.
 */
module.exports = async function authenticate(request, entry) {
  return null;
};
`;

/** .gcloudignore */
export const gcloudIgnore = `.git
.gitignore
.gcloudignore
.env
.env.*
node_modules/
test/
README.md
deploy.md
`;

/** Dockerfile, where it is asked for: with it, Cloud Run builds the project by it instead of by buildpacks. */
export const dockerfile = `FROM node:24-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
ENV NODE_ENV=production
USER node
CMD ["npm", "start"]
`;
