/* For secret_names.c: the words that names of firms are made of, each with a blank on both sides.
 */
#ifndef COMPOSE_SECRET_NAME_WORDS_H
#define COMPOSE_SECRET_NAME_WORDS_H

/* Forms of firms, as one word each; full stops do not count. */
#define FIRM_WORDS                                                                                 \
    " ab ag as asa bv co company cooperative corp corporation eg ek ev foundation gesmbh ggmbh "   \
    "gmbh "                                                                                        \
    "group groupe gruppe holding holdings inc incorporated kg kgaa limited llc llp lp ltd mbh nv " \
    "oao ohg ooo oy oyj plc pte pty sa sarl sas se sl spa srl stiftung ug verein zao "             \
    "АО ЗАО ОАО ООО ПАО "
/* Words that are part of many names, and of every text. */
#define GENERAL_WORDS                                                                              \
    " a advisory aktiengesellschaft allgemeine american an and arab asia australian "              \
    "austrian authority "                                                                          \
    "bank bergbahnen brauerei clinic clinics gemeinde genossenschaft gesellschaft hochschule "     \
    "hospitals kanton kantonsspital klinik kliniken klinikum krankenhaus landkreis molkerei "      \
    "sparkasse spital university verband verein verlag volksbank "                                 \
    "banque british bundes canadian center central centre city cloud club college commercial "     \
    "consulting council county credit data department der des deutsche die digital division du "   \
    "east eastern electric energy engineering england english europe european financial first "    \
    "for "                                                                                         \
    "france free french für general german global government health hospital hotel hotels house " \
    "in industries industry institute insurance international italian japan japanese king la le "  \
    "les life logistics london marketing media medical ministry motor motors national network "    \
    "new "                                                                                         \
    "news north northern office oil old online pacific park partner partners pharma phone power "  \
    "press products public queen rail railway regional research resources retail royal school "    \
    "services society software solutions south southern spanish stadt stadtwerke state states "    \
    "steel store stores street studio supply swiss systems tech technologies technology telecom "  \
    "the trade trading transport travel trust und union united universal universitt university "   \
    "universität von water web west western work works world "
/* Initials that every text on AWS and databases has. */
#define TECHNICAL_INITIALS                                                                         \
    " abi acl acm ami api arn asm aws azs cdc cdn cli clob cpu csv ddl dms dml dns dsn dwh ebs "   \
    "ec2 "                                                                                         \
    "ecr ecs efs eks elb elt emr erp esb etl eur faq fsx ftp gbp geo gpu gui hdd html http iam "   \
    "ide "                                                                                         \
    "iops iot ip iso jdbc jdk json kms lan lob lts mfa mpp msk nat nfs nlb odbc olap oltp oom "    \
    "pci "                                                                                         \
    "pdf pem php pii pki pod poc qa ram rac rds rest rman roi rpo rto s3 saas san sap sas scp "    \
    "sct "                                                                                         \
    "sdk ses sftp sla slo sms sns soc sow sql sqs ssd ssh ssl sso ssm ssn sts tco tcp tde tls "    \
    "ttl "                                                                                         \
    "f&b h&s m&a o&m p&l q&a r&d t&c t&e udp uri url usa usb usd uat utc utf vat vlan vm vpc vpn " \
    "waf wal wan xml yaml "
/* Words of a firm's form whose letter its initials may have. */
#define INITIALED_WORDS " association bank company corporation group holding "
/* What a firm is, as the last part of a word. */
#define KINDS_OF_FIRM                                                                              \
    " anstalt betrieb betriebe bund dienst dienste genossenschaft gesellschaft haus kasse saint "  \
    "sankt verband verein verlag versicherung werk werke "
/* Words of the language that are the whole name of somebody. */
#define ORDINARY_WORDS                                                                             \
    " apple apply best block blue body box bridge bright brook buy capital chase clear common "    \
    "cross discover dove east eagle field fine fire first fork fox future gap gold good grand "    \
    "green hill home inter iron key lake land light line link main mark market marks mountain "    \
    "next oak ocean open orange otto peak pier pine place point post prime progress quick rapid "  \
    "real red ring river rock rose round safe sand saturn sea sense shell shop side silver sky "   \
    "smart snow spark spring sprint square star stone storm strong summit sun swift table target " \
    "title top tower tree trust twin valley visa vision visual wave well white wide wild wind "    \
    "window wing wolf wood word yellow young zoom "

#endif
