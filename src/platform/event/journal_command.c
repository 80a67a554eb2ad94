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
static int parse(struct ctx *ctx, int argc, char **argv, struct journal_check *out)
{
    *out = (struct journal_check){.all = true};
    for (int i = 0; i < argc; i++) {
        const struct str value = str_from(i + 1 < argc ? argv[i + 1] : NULL);

        if (strcmp(argv[i], "--head") == 0) {
            if (!parse_head(value, out))
                return wrong("--head wants COUNT:CHAIN as a head file or a printed head says it");
        } else if (strcmp(argv[i], "--congress") == 0) {
            if (!str_to_int(value, &ctx->congress_id) || ctx->congress_id < 0)
                return wrong("--congress wants the number of a congress");
            out->all = false;
        } else {
            return wrong("say renda verify journal [--congress ID] [--head COUNT:CHAIN]");
        }
        i++;
    }
    return 0;
}

/* A head belongs to one congress. */
static int choose_congress(struct ctx *ctx, struct journal_check *what)
{
    int64_t *congresses;
    size_t count, people = 0;

    if (what->head_chain == NULL || !what->all)
        return 0;
    if (journal_congresses(ctx, &congresses, &count) != ST_OK) {
        fprintf(stderr, "renda verify journal: %s\n", ctx->err.detail);
        return 1;
    }
    for (size_t i = 0; i < count; i++) {
        if (congresses[i] != 0) {
            ctx->congress_id = congresses[i];
            people++;
        }
    }
    if (people != 1)
        return wrong("there are several congresses: say which one the head is of, --congress ID");
    what->all = false;
    return 0;
}

int journal_command_verify(struct ctx *ctx, int argc, char **argv)
{
    struct buf report = buf_new(ctx->arena, REPORT_MAX_BYTES);
    struct journal_result result;
    struct journal_check what;
    int code = parse(ctx, argc, argv, &what);

    if (code == 0)
        code = choose_congress(ctx, &what);
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
