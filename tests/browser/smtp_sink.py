# SPDX-License-Identifier: MulanPSL-2.0
"""A real SMTP server on loopback (aiosmtpd): prints its port, then each mail it took as a line of JSON, decoded by
Python's own mail library. Ends when it is killed."""
import asyncio
import email
import email.policy
import json
from aiosmtpd.smtp import SMTP


class Sink:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "to": envelope.rcpt_tos, "from": str(mail["From"]), "subject": str(mail["Subject"]), "id": str(mail["Message-ID"]),
            "type": mail.get_content_type(), "body": mail.get_content(), "faults": [str(d) for d in mail.defects],
        }), flush=True)
        return "250 taken"


async def main():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Sink()), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
