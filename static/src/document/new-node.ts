import type { Json, Module } from "../api/types";
import type { NewNode } from "./edit-nodes";

/** A fresh use of a module. */
export function newNode(module: Module, params?: Record<string, Json>): NewNode {
  return { module: module.name, name: module.title, version: module.version, params };
}
