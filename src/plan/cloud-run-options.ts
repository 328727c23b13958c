import type { ProjectOptions } from '../cloud-run/project-input';
import type { PlanOptions } from './plan';

/** How a Cloud Run project is made. Everything has a default. */
export interface CloudRunOptions
  extends
    Pick<
      PlanOptions,
      'answers' | 'answersFile' | 'skipBroken' | 'shownAs' | 'onProgress' | 'out' | 'onlyPlan'
    >,
    Partial<ProjectOptions> {}
