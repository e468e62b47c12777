import { statusAt } from "./container-status";
import { badParameter } from "./graph-answer";
import { readList } from "./lists";
import type { Meta } from "./meta";
import { named } from "./named-errors";
import type { FakeContainer } from "./posts";

const MIN_CHILDREN = 2;
const MAX_CHILDREN = 10;

function childOf(meta: Meta, instagramId: string, id: string): FakeContainer {
  const child = meta.world.containers.find((item) => item.id === id && item.instagramId === instagramId);
  if (!child) throw named("24/2207006");
  if (!child.isCarouselItem) throw badParameter(`Param children: ${id} is not a carousel item`);
  const status = statusAt(child, meta.now());
  if (status === "IN_PROGRESS") throw named("9007/2207027");
  if (status === "EXPIRED") throw named("-2/2207020");
  if (status === "ERROR") throw named("-1/2207032");
  return child;
}

/** graph-api.md §3.1, §3.3: two to ten, each ready. A child may serve in more than one carousel. */
export function carouselChildren(meta: Meta, instagramId: string, text: string): FakeContainer[] {
  const ids = readList(text);
  if (!ids || ids.length < MIN_CHILDREN || ids.length > MAX_CHILDREN) throw named("100/2207028");
  return ids.map((id) => childOf(meta, instagramId, id));
}
