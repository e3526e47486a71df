import { serve, type WorkerScope } from '@/utils/checking/serve';

serve(globalThis as unknown as WorkerScope);
