import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'test.failing': about('test.failing', { testId: 'aws-s3-versioning', name: 'S3 versioning enabled' }),
  'vulnerability.created': about('vulnerability.created', { severity: 'HIGH', packageName: 'libexample' }),
};

function about(type: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'svix-id': `msg_${unique}` },
    body: JSON.stringify({ type, data }),
  });
}
