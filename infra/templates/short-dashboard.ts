type Metric = readonly [...texts: string[], options: { readonly stat?: string }];

interface Widget {
  readonly properties: { readonly metrics?: readonly Metric[] };
}

/**
 * The same dashboard in fewer bytes: of a metric, what is as in the one before it is a full stop, and a statistic that all of a
 * widget have is said once.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html#CloudWatch-Dashboard-Properties-Metrics-Array-Format
 * @param body as `Fn::Sub` has it: what it fills in stands within texts
 */
export function shortDashboard(body: string): string {
  const { widgets, ...others } = JSON.parse(body) as { readonly widgets: readonly Widget[] };
  const short = widgets.map(({ properties, ...place }) => ({
    ...place,
    properties: { ...properties, ...(properties.metrics ? shortened(properties.metrics) : {}) },
  }));
  return JSON.stringify({ ...others, widgets: short });
}

function shortened(metrics: readonly Metric[]) {
  const statistics = new Set(metrics.map((metric) => optionsOf(metric).stat));
  const [stat] = statistics.size === 1 ? statistics : [];
  return {
    metrics: metrics.map((metric, at) => {
      const before = textsOf(metrics[at - 1]);
      const texts = textsOf(metric).map((text, place) => (text === before[place] ? '.' : text));
      const { stat: own, ...others } = optionsOf(metric);
      const options = stat === undefined ? { ...others, stat: own } : others;
      return Object.keys(options).length > 0 ? [...texts, options] : texts;
    }),
    stat,
  };
}

function textsOf(metric: Metric | undefined): readonly string[] {
  return (metric?.slice(0, -1) ?? []) as string[];
}

function optionsOf(metric: Metric): { readonly stat?: string } {
  return metric.at(-1) as { readonly stat?: string };
}
