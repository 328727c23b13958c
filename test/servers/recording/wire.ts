import { BSON } from 'mongodb';

/** A command as it came: its document, with the documents that were sent beside it, and how to answer it. */
export interface WireCommand {
  /** Numbers, regular expressions and all else with the types that they have in BSON. */
  readonly document: BSON.Document;
  encodeReply(reply: BSON.Document): Buffer;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

function decode(bytes: Buffer): BSON.Document {
  return BSON.deserialize(bytes, { promoteValues: false, bsonRegExp: true });
}

function message(opCode: number, responseTo: number, body: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + body.reduce((length, part) => length + part.length, 0), 0);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, ...body]);
}

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/#op_msg */
function decodeMsg(bytes: Buffer): BSON.Document {
  let document: BSON.Document = {};
  const beside: [name: string, documents: BSON.Document[]][] = [];
  for (let at = HEADER + 4; at < bytes.length;) {
    const kind = bytes.readUInt8(at);
    const end = at + 1 + bytes.readInt32LE(at + 1);
    if (kind === 0) {
      document = decode(bytes.subarray(at + 1, end));
    } else {
      const zero = bytes.indexOf(0, at + 5);
      const documents: BSON.Document[] = [];
      for (let next = zero + 1; next < end; next += bytes.readInt32LE(next)) {
        documents.push(decode(bytes.subarray(next, next + bytes.readInt32LE(next))));
      }
      beside.push([bytes.toString('utf8', at + 5, zero), documents]);
    }
    at = end;
  }
  return { ...document, ...Object.fromEntries(beside) };
}

/** The first message of a connection is one of the older form. */
function decodeQuery(bytes: Buffer): BSON.Document {
  const endOfName = bytes.indexOf(0, HEADER + 4);
  return decode(bytes.subarray(endOfName + 9));
}

function decodeCommand(bytes: Buffer): WireCommand {
  const [id, opCode] = [bytes.readInt32LE(4), bytes.readInt32LE(12)];
  if (opCode === OP_MSG) {
    return {
      document: decodeMsg(bytes),
      encodeReply: (reply) => message(OP_MSG, id, [Buffer.alloc(5), Buffer.from(BSON.serialize(reply))]),
    };
  }
  if (opCode === OP_QUERY) {
    const fields = Buffer.alloc(20);
    fields.writeInt32LE(1, 16);
    return {
      document: decodeQuery(bytes),
      encodeReply: (reply) => message(OP_REPLY, id, [fields, Buffer.from(BSON.serialize(reply))]),
    };
  }
  throw new Error(`the recording server does not know the opcode ${opCode}`);
}

/** Takes the commands out of what has arrived, and gives them with what is left. */
export function takeCommands(arrived: Buffer): { commands: WireCommand[]; rest: Buffer } {
  const commands: WireCommand[] = [];
  let rest = arrived;
  while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
    commands.push(decodeCommand(rest.subarray(0, rest.readInt32LE(0))));
    rest = rest.subarray(rest.readInt32LE(0));
  }
  return { commands, rest };
}
