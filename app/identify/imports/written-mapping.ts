import type { ColumnsMapping } from './contract.ts'

/** A mapping as a person writes it: `customer="客户名称",date="下单日期"`. */
export function writtenMapping(mapping: ColumnsMapping): string {
  return Object.entries(mapping)
    .map(([role, column]) => `${role}="${column.replaceAll('"', '""')}"`)
    .join(',')
}
