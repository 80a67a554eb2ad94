// SPDX-License-Identifier: MulanPSL-2.0
/* renda verify journal */
#include "platform/event/journal_command.h"
#include "platform/journal.h"
#include <inttypes.h>

enum { REPORT_MAX_BYTES = 4 * 1024 * 1024 };

static int wrong(const char *what)
{
    fprintf(stderr, "renda verify journal: %s\n", what);
    return 2;
}

static bool parse_head(struct str text, struct journal_check *out)
{
    struct str count;

    if (!str_cut(&text, ':', &count) || !str_to_int(count, &out->head_count) ||
        out->head_count < 0 || text.len != JOURNAL_HEX_SIZE - 1)
        return false;
    out->head_chain = text.ptr;
    return true;
}

/* 0 or the exit code. */
static int parse(const struct ctx *ctx, int argc, char **argv, struct journal_check *out)
{
    *out = (struct journal_check){.all = true};
    if (argc == 0)
        return 0;
    if (argc != 2 || strcmp(argv[0], "--head") != 0)
        return wrong("say renda verify journal [--head COUNT:CHAIN]");
    if (!parse_head(str_from(argv[1]), out))
        return wrong("--head wants COUNT:CHAIN, as a printed head or a file in heads/ says it");
    if (ctx->congress_id == 0)
        return wrong("there are several congresses: say whose head it is, --congress CODE");
    return 0;
}

int journal_command_verify(struct ctx *ctx, int argc, char **argv)
{
    struct buf report = buf_new(ctx->arena, REPORT_MAX_BYTES);
    struct journal_result result;
    struct journal_check what;
    const int code = parse(ctx, argc, argv, &what);

    if (code != 0)
        return code;
    if (journal_verify(ctx, &what, &report, &result) != ST_OK) {
        fprintf(stderr, "renda verify journal: %s %s\n", ctx->err.key, ctx->err.detail);
        return 1;
    }
    printf(STR_FMT, STR_ARG(buf_view(&report)));
    if (result.faults == 0) {
        printf("sound: %" PRId64 " events, %" PRId64 " rows\n", result.events, result.rows);
        return 0;
    }
    fprintf(stderr,
            "renda verify journal: %" PRId64
            " faults; keep the database as it is and compare it with a backup\n",
            result.faults);
    return 1;
}
