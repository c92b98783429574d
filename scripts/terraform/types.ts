import type { ResourceType } from './form.ts';
import { access } from './types/access.ts';
import { alarms } from './types/alarms.ts';
import { functions } from './types/functions.ts';
import { storage } from './types/storage.ts';

/**
 * What the resources of our templates, and their properties, are called by Terraform's AWS provider. No code: the generator of the
 * module writes by it, the test of the module reads by it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  ...storage,
  ...functions,
  ...access,
  ...alarms,
};
