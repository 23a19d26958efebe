// Notifications as mail servers really write them, about the message with this id.

export const POSTFIX = (id: string) => `Return-Path: <>
Received: by mx.bangsamoro.gov.ph (Postfix)
\tid 4F1A23BC; Fri, 20 Nov 2026 12:00:03 +0800 (PST)
Date: Fri, 20 Nov 2026 12:00:03 +0800 (PST)
From: MAILER-DAEMON@mx.bangsamoro.gov.ph (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: no-reply@bmms.bangsamoro.gov.ph
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="B1/mx"
Message-Id: <20261120040003.4F1A23BC@mx.bangsamoro.gov.ph>

This is a MIME-encapsulated message.

--B1/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.bangsamoro.gov.ph.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

--B1/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.bangsamoro.gov.ph
X-Postfix-Queue-ID: 4F1A23BC
X-Postfix-Sender: rfc822; no-reply@bmms.bangsamoro.gov.ph
Arrival-Date: Fri, 20 Nov 2026 12:00:02 +0800 (PST)

Final-Recipient: rfc822; nobody@moh.bangsamoro.gov.ph
Original-Recipient: rfc822;nobody@moh.bangsamoro.gov.ph
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.moh.bangsamoro.gov.ph
Diagnostic-Code: smtp; 550 5.1.1 <nobody@moh.bangsamoro.gov.ph>: Recipient
    address rejected: User unknown in virtual mailbox table

--B1/mx
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <no-reply@bmms.bangsamoro.gov.ph>
Received: from bmms (localhost [127.0.0.1])
From: BMMS <no-reply@bmms.bangsamoro.gov.ph>
To: nobody@moh.bangsamoro.gov.ph
Subject: Welcome to BMMS
Message-ID: <${id}@bmms.bangsamoro.gov.ph>

--B1/mx--
`

const EXCHANGE_STATUS = `Reporting-MTA: dns;SG2PR06MB1234.apcprd06.prod.outlook.com
Received-From-MTA: dns;mx.bangsamoro.gov.ph
Arrival-Date: Fri, 20 Nov 2026 04:00:02 +0000

Final-Recipient: rfc822;nobody@mole.bangsamoro.gov.ph
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient nobody not found by SMTP address lookup
X-Display-Name: nobody
`

export const EXCHANGE = (id: string) => `From: <postmaster@mole.bangsamoro.gov.ph>
To: <no-reply@bmms.bangsamoro.gov.ph>
Date: Fri, 20 Nov 2026 04:00:05 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="_6a3c_SG2PR06MB1234_"
Message-ID: <c0ffee@SG2PR06MB1234.apcprd06.prod.outlook.com>
In-Reply-To: <${id}@bmms.bangsamoro.gov.ph>
References: <${id}@bmms.bangsamoro.gov.ph>
Subject: Undeliverable: Welcome to BMMS
Auto-Submitted: auto-replied
X-MS-Exchange-Message-Is-Ndr:

--_6a3c_SG2PR06MB1234_
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="_alt_"

--_alt_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

WW91ciBtZXNzYWdlIGNvdWxkbid0IGJlIGRlbGl2ZXJlZC4=

--_alt_
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body>Your message couldn=27t be delivered.</body></html>

--_alt_--

--_6a3c_SG2PR06MB1234_
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(EXCHANGE_STATUS.replaceAll('\n', '\r\n')).toString('base64').replaceAll(/.{76}/g, '$&\n')}

--_6a3c_SG2PR06MB1234_--
`
