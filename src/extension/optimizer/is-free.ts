import { isOfflineModel } from '../../engine/model/chat-model.js';
import type { FormReading } from './optimizer-form.js';

/** True when every model of the run is the offline learner, which costs nothing and sends nothing anywhere. */
export function isFree(reading: Pick<FormReading, 'models'> | undefined): boolean {
  return reading !== undefined && reading.models.every(isOfflineModel);
}
