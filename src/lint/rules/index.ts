import type { SourceKind } from '../source-kind';
import { bodyAlreadyRead } from './body-already-read';
import { bodyType } from './body-type';
import { callbacks } from './callbacks';
import { cannotProve } from './cannot-prove';
import { handlerShape } from './handler-shape';
import { lateResponse } from './late-response';
import { missingResponse } from './missing-response';
import { moduleState } from './module-state';
import { cursorReturned, platformWork } from './platform-work';
import { rejections } from './rejections';
import { requestParts } from './request-parts';
import { responseArguments } from './response-arguments';
import { requestWithoutErrorListener } from './request-without-error-listener';
import { returnedValue } from './returned-value';
import type { Rule } from './rule';
import { sentTwice } from './sent-twice';
import { signatureOverParsedBody } from './signature-over-parsed-body';
import { temporaryFiles } from './temporary-files';
import { thrownPromise } from './thrown-promise';
import { undeclaredVariables } from './undeclared-variables';
import { unfinishedWork } from './unfinished-work';
import { unfollowed } from './unfollowed';
import { unknownResponseMember } from './unknown-response-member';
import { workAtLoad } from './work-at-load';
import { workAfterResponse } from './work-after-response';

/** The rules for handlers of the functions framework. */
export const frameworkRules: readonly Rule[] = [
  missingResponse,
  sentTwice,
  unfinishedWork,
  workAfterResponse,
  responseArguments,
  callbacks,
  rejections,
  handlerShape,
  temporaryFiles,
  bodyAlreadyRead,
  requestWithoutErrorListener,
  signatureOverParsedBody,
  cannotProve,
  unfollowed,
];

/** The rules for a module with handlers of the functions framework, while it is loaded. */
export const loadRules: readonly Rule[] = [workAtLoad];

/** The rules for an App Services source. */
export function platformRules(
  kind: SourceKind,
  respondResult: boolean,
  isEndpoint: boolean,
  isTriggered: () => boolean,
): readonly Rule[] {
  const common = [
    platformWork(isTriggered),
    cursorReturned,
    moduleState,
    thrownPromise,
    undeclaredVariables,
    unfollowed,
  ];
  if (!isEndpoint) return common;
  return [
    ...common,
    lateResponse,
    bodyType,
    requestParts,
    returnedValue(kind, respondResult),
    unknownResponseMember,
  ];
}
