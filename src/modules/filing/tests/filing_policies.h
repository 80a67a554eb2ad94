// SPDX-License-Identifier: MulanPSL-2.0
/** The real policy documents of the shared data (an SQL dump), for tests. */
#ifndef FILING_POLICIES_H
#define FILING_POLICIES_H
#include "base/buf.h"

enum { POLICY_COLUMNS = 16, POLICIES_MAX = 20 };
enum {
    POLICY_INDEX = 3,
    POLICY_TITLE = 4,
    POLICY_OFFICE = 5,
    POLICY_NUMBER = 6,
    POLICY_CONTENT = 11,
    POLICY_HTML = 14
};
struct policy {
    struct str value[POLICY_COLUMNS];
};

/** Their number; 0 when the shared data is not there. */
size_t policies_read(struct arena *a, struct policy out[POLICIES_MAX]);
#endif
