import { expect, it } from "vitest";
import { misfitOf } from "@/infrastructure/http/front-gate";

it.each([
  ["GET", "/"],
  ["GET", "/crm/social/posts?cursor=%E0%A4%A"],
  ["HEAD", "/login?next=%2Fcrm"],
  ["PATCH", "/api/social/media/uploads/1"],
  ["OPTIONS", "/api/social/media/uploads"],
  ["POST", "/login/sign-in"],
  ["POST", "http://crm.example.com/api/social/posts"],
  ["GET", "/media/%C3%A4/b.jpg"],
  ["POST", "/__nextjs_original-stack-frames"],
  ["POST", "/_next/anything"],
])("%s %s may be asked", (method, url) => {
  expect(misfitOf(method, url)).toBeNull();
});

it.each([
  ["TRACE", "/api/social/posts", "method"],
  ["TRACE", "/media/a/b.jpg", "method"],
  ["PROPFIND", "/api/social/posts", "method"],
  ["POST", "/login", "method"],
  ["POST", "/login/sign-in-here", "method"],
  ["POST", "https://crm.example.com/login", "method"],
  ["PUT", "/crm/api/x", "method"],
  ["POST", "/apiary", "method"],
  ["OPTIONS", "/crm/social/posts", "method"],
  ["GET", "/api/social/posts/%E0%A4%A", "address"],
  ["GET", "/%", "address"],
  ["POST", "/login%ff", "address"],
])("%s %s may not, because of its %s", (method, url, misfit) => {
  expect(misfitOf(method, url)).toBe(misfit);
});
