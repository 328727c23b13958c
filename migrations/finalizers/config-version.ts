import type { Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const ofLayout = reason(
  'The root file names the version of the layout that it stands in.',
  'exporter/20210101',
);

/** A root file that its folders contradict: it says the version of the layout that the app was read as. */
export const configVersion: Transform = {
  name: 'config-version',
  summary: 'a root file of 20210101 that says another version says its own',
  apply(app, context) {
    const { to } = context.options;
    const said = get(app.settings, 'config_version');
    // From 20230101 on the root file has no version, and one that it has means nothing.
    if (to !== 20210101 || !said || (said.kind === 'scalar' && said.value === to)) return app;
    return { ...app, settings: withMember(app.settings, 'config_version', rewritten(said, to, ofLayout)) };
  },
};
