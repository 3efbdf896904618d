// `stream --shards`: packed parts in a folder, which a killed run goes on with.
import { type Issue, Refusal } from '../errors.ts';
import { systemCode } from '../publish/disk.ts';
import { PartStore } from '../publish/part-store.ts';
import { readBlocks } from '../read/blocks.ts';
import type { StreamContext } from '../stream/context.ts';
import type { Converting, Summary } from '../stream/run.ts';
import { runShards } from '../stream/shards.ts';

export interface ShardsRequest {
  readonly folder: string;
  readonly partSize: number;
  readonly files: readonly string[];
  readonly context: StreamContext;
  readonly converting: Converting;
  readonly version: string;
}

/** Bytes of one block of input: as much as makes a run that is worth its place in a merge, and small beside a part. */
function blockSize({ evidence }: StreamContext, partSize: number): number {
  return Math.max(1 << 16, Math.min(evidence ? 1 << 18 : 1 << 20, Math.floor(partSize / 32)));
}

/** Writes the parts; what was refused is beside them. Throws a Refusal: those of the folder, and output-failed. */
export async function writeShards(request: ShardsRequest): Promise<{ summary: Summary; talk: string; told: Issue[] }> {
  const { folder, files, context, converting, partSize, version } = request;
  const told: Issue[] = [];
  try {
    const { store, journal } = await PartStore.open(folder);
    try {
      const { summary, manifest } = await runShards(
        readBlocks(files, { size: blockSize(context, partSize) }),
        store,
        journal,
        {
          context,
          converting,
          partSize,
          identity: [version, ...files],
          rejected: (issues) => {
            if (context.stops) told.push(...issues);
          },
        },
      );
      const { parts, whole } = manifest ?? { parts: [], whole: undefined };
      const talk =
        whole === undefined
          ? `\n${folder}: not at its end; the same command goes on`
          : `\n${folder}: ${parts.length} parts, ${whole.quads} quads of ${whole.entities} things, root hash ${whole.root}`;
      return { summary, talk, told };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    const message = `${folder} cannot be written: ${(error as Error).message}`;
    throw new Refusal([{ code: 'output-failed', severity: 'error', message }]);
  }
}
