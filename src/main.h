// SPDX-License-Identifier: MulanPSL-2.0
/** The command line: what its parts share. */
#ifndef MAIN_H
#define MAIN_H
#include "platform/app.h"

enum { EXIT_DONE, EXIT_FAILED, EXIT_USAGE };

struct options {
    struct arena *arena; /* for as long as the program runs */
    struct app_config config;
    const char *config_file;   /* --config or RENDA_CONFIG, or NULL */
    const char *db_url;        /* --db, or NULL */
    const char *data_dir;      /* --data, or NULL */
    const char *congress_code; /* --congress, or NULL */
    bool config_faults;        /* the configuration has faults: they have been printed */
    int argc;                  /* words left: command and its arguments */
    char **argv;
};

struct built_in {
    const char *name, *usage;
    int (*run)(struct options *);
};

/** Commands of the program itself; ends in {0}. */
extern const struct built_in COMMANDS[];

/** One line on stderr that says what to do, and the exit code of a failure. */
int complain(const char *what, const struct err *err);
/** Open the database, which must be up to date. */
MUST_CHECK enum status open_migrated(struct app *app, const struct options *o, struct err *err);
/** Is `word` among the arguments after the command? */
bool option_given(const struct options *o, const char *word);

int run_backup(struct options *o);
int run_restore(struct options *o);
/** Look the installation over; 1 if anything is wrong. */
int run_doctor(struct options *o);
#endif
