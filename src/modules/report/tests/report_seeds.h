// SPDX-License-Identifier: MulanPSL-2.0
/** The five reports of the shared directory, and the table of their figures. */
#ifndef REPORT_SEEDS_H
#define REPORT_SEEDS_H
#include "modules/report/report_scan.h"
#include "modules/report/report_scan_repair.h"

enum { SEEDS = 5 };

struct seed {
    char file[32];
    struct report_mended text;
    struct report_figure *figures;
    size_t count;
};
/** All five, repaired and scanned; false: they are not here. */
bool seeds_read(struct arena *a, struct seed seeds[SEEDS]);

/** The first figure that counts and whose whole is `printed`, NULL if there is none. */
const struct report_figure *seed_figure(const struct seed *s, const char *printed);

struct known_figure {
    struct str id, seed, quote, label, value, unit, module;
};
/** figures.csv; the rows, 0 if it is not here. */
size_t figures_read(struct arena *a, struct known_figure *out, size_t room);

/** A whole file of the shared directory; empty if it is not there. */
struct str shared_file(struct arena *a, const char *path);
#endif
