/** Writes the figures down: tables and a chart. All of it comes from the figures, nothing is typed by hand. */
package rar.benchmarks.report;
