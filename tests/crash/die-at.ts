import { bendTime } from "./support/bend-time";
import { Gate } from "./support/gate";
import { watchPoints } from "./support/watch-points";
import { readWorkerPlan } from "./support/worker-plan";

/** Loaded before the real worker script: bends its time, and kills it where its plan says. No hook in the product. */
const plan = readWorkerPlan();
bendTime(plan);
watchPoints(new Gate(plan.act), plan);
