// SPDX-License-Identifier: MulanPSL-2.0
/* The test server by itself, for measuring: httptest_serve [PORT], until SIGTERM. */
#include "platform/http/tests/httptest.h"

int main(int argc, char **argv)
{
    struct app_config config = httptest_config();
    static struct httptest server;
    int64_t port = 18100;

    http_block_signals();
    if (argc > 1 && !str_to_int(str_from(argv[1]), &port))
        return 2;
    config.port = (unsigned)port;
    config.max_connections = 12000;
    httptest_start(&server, "serve", &config);
    printf("http://127.0.0.1:%u/\n", server.port);
    fflush(stdout);
    http_wait_for_signal();
    return httptest_stop(&server) ? 0 : 1;
}
