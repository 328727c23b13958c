import type { Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { withoutMembers } from '../../src/model/edit-json';
import { get, getText } from '../../src/model/json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { isMongoService } from '../../src/model/mongo-service';
import { nameInPlaceOf, servicesById } from '../shared/ids';

const idToName = reason('The service is named by its name, no longer by its id.', 'exporter/20210101');
const saidTwice = reason('The service is named too, and the name counts.', 'exporter/20210101');

const leaveIt = 'keep-id';

/** Custom user data: the service by name instead of by id. */
export const customUserData: Transform = {
  name: 'custom-user-data',
  summary: 'mongo_service_id becomes mongo_service_name',
  apply(app, context) {
    const document = app.customUserData;
    const id = get(document, 'mongo_service_id');
    if (!document || !id) return app;
    if (getText(document, 'mongo_service_name')) {
      context.drop(id, saidTwice);
      return { ...app, customUserData: withoutMembers(document, 'mongo_service_id') };
    }
    const candidates = app.services.filter(isMongoService).map(({ name }) => name);
    const [first, ...others] = candidates;
    let name = servicesById(app).get(getText(id) ?? '');
    if (name === undefined && first !== undefined && others.length === 0) {
      name = first;
      context.report({
        code: 'reference/guessed-service',
        component: 'custom-user-data',
        subject: name,
        at: id,
        message: `The id is that of no service in the folder; the app has one MongoDB service, ${name}, and it is taken.`,
        action: 'Check that it is the one that holds the users.',
      });
    }
    if (name === undefined) {
      const decision: Decision & { default: string } = {
        id: 'custom-user-data-service',
        kind: 'custom-user-data-service',
        subject: 'custom user data',
        question: 'Which data source holds the custom user data?',
        why: 'It is given by an id that no service in the folder has.',
        choices: [
          {
            value: leaveIt,
            leadsTo: 'the id is carried as it is; a push will refuse it while custom user data is on',
          },
          ...candidates.map((value) => ({ value, leadsTo: `users are read from ${value}` })),
        ],
        default: leaveIt,
        place: placeOf(id),
      };
      const answer = context.decide(decision);
      if (answer === leaveIt) return app;
      name = answer;
    }
    const named = nameInPlaceOf(document, 'mongo_service_id', 'mongo_service_name', name, idToName);
    return { ...app, customUserData: named };
  },
};
