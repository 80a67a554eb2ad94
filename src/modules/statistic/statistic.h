// SPDX-License-Identifier: MulanPSL-2.0
/** Statistics that an office puts together without a programmer: any list it may see, its filters,
 *  further conditions, a grouping, a measure. Saved ones are figures like all others. */
#ifndef STATISTIC_H
#define STATISTIC_H
#include "platform/ctx.h"

enum {
    STATISTIC_CONDITIONS = 3,
    STATISTIC_ROWS_MAX = 20000, /* rows of a list that are counted */
    STATISTIC_GROUPS_MAX = 300,
    STATISTIC_ACROSS_MAX = 24
};

/** Of the rows of the list, those whose member is so. */
struct statistic_condition {
    struct str member; /* as the list's view calls it; "": no condition */
    struct str op;     /* one of STATISTIC_OPS */
    struct str value;
};
#define STATISTIC_OPS      "is not has least most empty filled"
#define STATISTIC_MEASURES "count sum distinct"
#define STATISTIC_BUCKETS  "month quarter year"

struct statistic {
    int64_t id, version;
    struct str name, note;
    struct str list;    /* address with its filters: "/suggestion?state=done" */
    struct str by;      /* member that groups; "": one number */
    struct str bucket;  /* days are grouped by it; "": as they stand */
    struct str across;  /* member of the columns; "": none */
    struct str measure; /* of STATISTIC_MEASURES */
    struct str of;      /* what is added up or told apart */
    struct str day;     /* member that a period looks at; "": a period changes nothing */
    struct str unit;    /* 件, 人次 */
    struct statistic_condition conditions[STATISTIC_CONDITIONS];
    bool cited; /* reports may use it */
    struct str made_by;
};
#endif
