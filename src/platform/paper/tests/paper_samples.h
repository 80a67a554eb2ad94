// SPDX-License-Identifier: MulanPSL-2.0
/** Invented papers of each kind, for the tests. */
#ifndef PAPER_SAMPLES_H
#define PAPER_SAMPLES_H
#include "platform/paper.h"

struct paper *sample_official(struct arena *a); /* three pages, headings, attachments, imprint */
struct paper *sample_letter(struct arena *a);
struct paper *sample_minutes(struct arena *a);
struct paper *sample_sheet(struct arena *a); /* landscape, a table over several pages */
struct paper *sample_form(struct arena *a);  /* one long cell over two pages */
struct paper *sample_lines(struct arena *a); /* nothing but full lines of 字 */
#endif
