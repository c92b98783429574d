export interface ReplayOptions {
  readonly endpoint?: string;
  readonly type?: string;
  /** An event pattern as a rule of EventBridge has it. */
  readonly pattern?: string;
  /** Epoch ms, as `until`. */
  readonly since?: number;
  readonly until?: number;
  /** The id of an event. */
  readonly after?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  /** Name or ARN, of EventBridge. */
  readonly bus?: string;
  readonly stack?: string;
  readonly rate?: number;
  readonly name?: string;
  /** Name or ARN. */
  readonly archive?: string;
  /** ARNs. */
  readonly rule?: readonly string[];
}
