// SPDX-License-Identifier: MulanPSL-2.0
/** Drawing with cairo and pango: only ever called in a worker process. */
#ifndef PAPER_DRAW_H
#define PAPER_DRAW_H
#include "platform/paper/paper_internal.h"
#include "platform/worker.h"

/** The paper as PDF into the worker's result. ST_INTERNAL "worker.failed" when cairo fails. */
MUST_CHECK enum status paper_draw(struct worker_io *io, const struct paper *p);
#endif
