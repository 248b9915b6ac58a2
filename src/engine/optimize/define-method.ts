import type { MethodInfo, MethodSettings } from './contracts.js';
import type { Method, MethodParts } from './parts.js';

type Description<Settings> = Omit<MethodInfo, 'defaults'> & { readonly defaults: Settings };

/** A method from what lists show of it and from how it is put together with given settings. */
export function defineMethod<Settings extends MethodSettings>(
  description: Description<Settings>,
  build: (settings: Settings) => MethodParts,
): Method {
  return {
    ...description,
    ...build(description.defaults),
    // They were held against the defaults, so they have their type.
    withSettings: (settings) => defineMethod({ ...description, defaults: settings as Settings }, build),
  };
}
