import type { ContainerModule } from '../../../src/app/container/token.ts';

type Load = ConstructorParameters<typeof ContainerModule>[0];

export declare const onActivation: Parameters<Load>[0]['onActivation'];

// the block
