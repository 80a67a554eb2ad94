// SPDX-License-Identifier: MulanPSL-2.0
/** Verifying what the program has given out. */
#ifndef MAIN_VERIFY_H
#define MAIN_VERIFY_H
#include "main.h"

/** renda verify report FILE. With --data or --db the journal and the records there are asked, too.
 */
int run_verify_report(struct options *o);
#endif
