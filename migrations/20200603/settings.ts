import type { Transform } from '../../src/engine/migration';
import { renameMember, withMember, withoutMembers } from '../../src/model/edit-json';
import { get } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { applyRows, type Row } from '../shared/apply-rows';
import { sameJson } from '../../src/model/same-json';

const newVersion = reason('The config version is raised with the layout.', 'docs/legacy-config');
const notASetting = reason('No version of the root file knows the key.', 'exporter/20210101');
const alreadyThere = reason(
  'The setting stands under its later name too, which counts.',
  'exporter/20210101',
);

const rows: readonly Row[] = [{ drop: 'version', why: notASetting }];

/** The root file: the version, and `realm_config`, the name that `sync` had in early 2020. */
export const settings: Transform = {
  name: 'settings',
  summary: 'raises config_version; realm_config becomes sync; version is left out',
  apply(app, context) {
    let document = app.settings;
    const declared = get(document, 'config_version');
    if (declared?.kind === 'scalar' && declared.value === 20180301) {
      document = withMember(document, 'config_version', rewritten(declared, 20200603, newVersion));
    }
    const early = get(document, 'realm_config');
    const later = get(document, 'sync');
    if (early && !later) document = renameMember(document, 'realm_config', 'sync');
    else if (early && later) {
      context.drop(early, alreadyThere);
      if (!sameJson(early, later))
        context.report({
          code: 'key/clash',
          component: 'sync',
          subject: 'realm_config',
          at: early,
          message: 'The root file has realm_config beside sync, its later name; sync counts.',
          action: 'Compare both, and take the one that is meant.',
        });
      document = withoutMembers(document, 'realm_config');
    }
    document = applyRows(document, rows, context);
    return document === app.settings ? app : { ...app, settings: document };
  },
};
