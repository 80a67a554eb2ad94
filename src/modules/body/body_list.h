// SPDX-License-Identifier: MulanPSL-2.0
/** The working organs of a standing committee that the law names: the working committee for
 * deputies (代表工作委员会), which each has, and those in streets, which some may have. */
#ifndef BODY_LIST_H
#define BODY_LIST_H
#include "modules/body/body.h"

struct body_organ {
    int64_t id, version, organ_id;
    struct str role;   /* "deputies", "street" */
    struct str street; /* where; of "deputies" "" */
    struct str name;   /* of the organ */
    struct date from_on;
};
/** That for deputies first, then by street. */
MUST_CHECK enum status body_organs(struct ctx *ctx, struct body_organ **out, size_t *out_count);
/** An organ of the congress is one of them from now on; that for deputies takes the place of the
 * one before. Emits "body.organ_named". ST_INVALID with fields; ST_RULE: a level that has no organs
 * in streets, or no standing committee; the street has one.
 *  @law  Deputies Law (2025-03-11) art. 12
 *  @law  Organic Law (2022-03-11) art. 59(3), 59(4) */
MUST_CHECK enum status body_organ_name(struct ctx *ctx, const struct body_organ *in);
/** It is none any more. Emits "body.organ_dropped". */
MUST_CHECK enum status body_organ_drop(struct ctx *ctx, int64_t id, int64_t version);
/** Has the standing committee no working committee for deputies, though it has to?
 *  @law  Deputies Law (2025-03-11) art. 12 */
MUST_CHECK enum status body_organ_missing(struct ctx *ctx, bool *out);
/** May it have organs in streets? */
MUST_CHECK enum status body_organ_streets(struct ctx *ctx, bool *out);

MUST_CHECK enum status body_store_organs(struct ctx *ctx, struct body_organ **out,
                                         size_t *out_count);
MUST_CHECK enum status body_store_organ_insert(struct ctx *ctx, const struct body_organ *o);
MUST_CHECK enum status body_store_organ_delete(struct ctx *ctx, int64_t id, int64_t version);
#endif
