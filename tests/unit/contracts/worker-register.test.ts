import { workerRegisterContract } from "@/tests/contracts/worker-register.contract";
import { MemoryWorkerRegister } from "@/tests/fakes/stores/memory-worker-register";

workerRegisterContract("memory", async () => new MemoryWorkerRegister());
