/** A member of what a library makes. */
export interface Member {
  /** The kind of thing that it is or gives; that a promise comes to, where it is work. */
  readonly gives?: string;
  /** Whether calling it starts work: always, or only with an argument. */
  readonly work?: 'always' | 'with argument';
  /** Whether a function that it is given is run with what it gives, and waited for. */
  readonly runs?: boolean;
}

/** Kinds of things, and their members by name. `new` is what calling it with new gives, `await` what awaiting it gives, `[]` its items. */
export type Things = Readonly<Record<string, Readonly<Record<string, Member>>>>;

/** Members of one kind under several names. */
export function members(names: string, member: Member): Record<string, Member> {
  return Object.fromEntries(names.split(' ').map((name) => [name, member]));
}

/** Something at hand, as far as it has members of its own. */
export const part = (gives?: string): Member => (gives === undefined ? {} : { gives });

/** Work that is started by the call. */
export const work = (gives?: string): Member => ({ work: 'always', ...(gives !== undefined && { gives }) });
