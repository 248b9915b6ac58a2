// The bundle of the JSON Schema validator: larger than all rules together, loaded when the first schema is checked.
export { schemaFaults } from '../engine/lint/schema-faults.js';
