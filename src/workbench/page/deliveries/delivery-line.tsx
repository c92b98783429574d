import type { DeliveryRow } from '../../api.ts';
import { msOf, sizeOf, timeOf } from '../format.ts';
import { OutcomeBadge } from '../outcome-badge.tsx';
import { toggleMark } from './marking.ts';

interface LineProps {
  readonly row: DeliveryRow;
  readonly index: number;
  /** Where it is, and how high, in pixels. */
  readonly start: number;
  readonly height: number;
  readonly isOpened: boolean;
  readonly isMarked: boolean;
  readonly isTabbable: boolean;
  click(seq: number, event: MouseEvent): void;
}

export function DeliveryLine(props: LineProps) {
  const { row, index, start, height, isOpened, isMarked, isTabbable, click } = props;
  return (
    <div
      role="row"
      class="line"
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      aria-current={isOpened ? 'true' : undefined}
      tabIndex={isTabbable ? 0 : -1}
      style={{ transform: `translateY(${start}px)`, height: `${height}px` }}
      // to mark a range is not to mark its text
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => click(row.seq, event)}
    >
      <div
        role="gridcell"
        class="cell mark"
        onClick={(event) => {
          event.stopPropagation();
          toggleMark(row.seq);
        }}
      >
        <span class="box" aria-hidden="true">
          {isMarked ? '✓' : ''}
        </span>
        <span class="aloud">{isMarked ? 'marked' : 'not marked'}</span>
      </div>
      <div role="gridcell" class="cell time numbers">
        {timeOf(row.time)}
      </div>
      <div role="gridcell" class="cell endpoint">
        {row.endpoint}
      </div>
      <div role="gridcell" class="cell sender dim">
        {row.provider ?? '—'}
      </div>
      <div role="gridcell" class="cell type">
        {row.type ?? '—'}
      </div>
      <div role="gridcell" class="cell outcome-cell">
        <OutcomeBadge outcome={row.outcome} />
        {row.code !== undefined && <span class="code-word">{row.code}</span>}
      </div>
      <div role="gridcell" class="cell status numbers">
        {row.status === 0 ? '–' : row.status}
      </div>
      <div role="gridcell" class="cell took numbers dim">
        {msOf(row.ms)}
      </div>
      <div role="gridcell" class="cell size numbers dim">
        {sizeOf(row.bytes)}
      </div>
    </div>
  );
}
