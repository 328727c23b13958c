import { isTrue, type Json } from '../../model/json';
import { flag, keys, text, type Schema } from '../notation';
import type { Schemas } from '../shape';

const where = { mongo_service_name: text, database_name: text, collection_name: text, user_id_field: text };
const more = { on_user_creation_function_name: text };

const open = keys({ enabled: flag }, { ...where, ...more, mongo_service_id: text });
const switchedOn = keys({ enabled: flag, ...where }, more);
const switchedOff = keys({ enabled: flag }, { ...where, ...more });

const current = (document: Json): Schema => (isTrue(document, 'enabled') ? switchedOn : switchedOff);

/** Where custom user data is stored. The server refuses it switched on without a place. */
export const customUserData = { legacy: open, realm: current, 'app-services': current } satisfies Schemas;
