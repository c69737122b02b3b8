"""Reports of our own about talks of many wars, with the rounds in them. States and groups are real, nobody in them is."""

from typing import Any, Final, NamedTuple


class Report(NamedTuple):
    """A report: its name, the day of its publication, its text, and of each round in it what must come out."""

    name: str
    published: str
    text: str
    rounds: tuple[dict[str, Any], ...]


REPORTS: Final = (
    Report(
        "hotline",
        "2025-05-11",
        "India dan Pakistan sepakat menghentikan tembakan setelah direktur jenderal operasi militer kedua negara "
        "berbicara lewat sambungan langsung, Sabtu (10/5/2025) sore. Percakapan itu berlangsung setengah jam. Kedua "
        "perwira akan berbicara lagi pada Senin (12/5), kata Kementerian Luar Negeri India.",
        (
            {"parties": ("IND", "PAK"), "status": "concluded", "start": "2025-05-10", "mode": "phone"},
            {"parties": ("IND", "PAK"), "status": "scheduled", "start": "2025-05-12"},
        ),
    ),
    Report(
        "ola",
        "2023-11-22",
        "Perundingan putaran kedua antara pemerintah Ethiopia dan Tentara Pembebasan Oromo (OLA) di Dar es Salaam, "
        "Tanzania, berakhir tanpa kesepakatan, Selasa (21/11/2023). Kedua pihak saling menyalahkan. Putaran pertama "
        "pada April, di Zanzibar, juga buntu. Perundingan itu difasilitasi IGAD, Norwegia, dan Kenya.",
        (
            {
                "parties": ("ETH", "ola"),
                "status": "concluded",
                "start": None,
                "end": "2023-11-21",
                "ordinal": 2,
                "venue": "Dar es Salaam",
                "country": "TZA",
                "third": ("KEN", "NOR", "igad"),
            },
            {"parties": ("ETH", "ola"), "status": "concluded", "start": None, "ordinal": 1, "venue": "Zanzibar"},
        ),
    ),
    Report(
        "luanda",
        "2024-12-16",
        "Pertemuan puncak antara Presiden Republik Demokratik Kongo dan Presiden Rwanda yang sedianya digelar di "
        "Luanda, Angola, Minggu (15/12), batal. Kinshasa menuding Kigali mengajukan syarat baru. Angola menengahi "
        "pembicaraan kedua negara soal pemberontak M23.",
        ({"parties": ("COD", "RWA"), "status": "cancelled", "start": "2024-12-15", "venue": "Luanda", "country": "AGO"},),
    ),
    Report(
        "genewa-tak-datang",
        "2024-08-15",
        "Pembicaraan gencatan senjata Sudan yang disponsori Amerika Serikat dibuka di Swiss, Rabu (14/8/2024), tanpa "
        "kehadiran militer Sudan. Delegasi Pasukan Dukungan Cepat (RSF) sudah tiba di Jenewa. Arab Saudi ikut menjadi "
        "tuan rumah.",
        ({"parties": ("SDN", "rsf"), "status": "ongoing", "start": "2024-08-14", "country": "CHE", "third": ("SAU", "USA")},),
    ),
    Report(
        "sdf",
        "2025-10-08",
        "Pemerintah Suriah dan Pasukan Demokratik Suriah (SDF) sepakat berhenti saling menembak di Aleppo. Kesepakatan "
        "itu dicapai dalam pertemuan menteri pertahanan dan komandan SDF di Damaskus pada Selasa (7/10/2025).",
        ({"parties": ("SYR", "sdf"), "status": "concluded", "start": "2025-10-07", "venue": "Damaskus", "country": "SYR"},),
    ),
    Report(
        "manhasset",
        "2007-08-12",
        "Maroko dan Front Polisario mengakhiri putaran kedua perundingan langsung mereka di Manhasset, dekat New York, "
        "Sabtu (11/8/2007). Utusan PBB memimpin pertemuan dua hari itu. Aljazair dan Mauritania hadir sebagai tetangga."
        " Belum ada tanggal untuk putaran ketiga.",
        (
            {
                "parties": ("MAR", "polisario"),
                "status": "concluded",
                "start": None,
                "ordinal": 2,
                "venue": "Manhasset",
                "country": "USA",
                "third": ("un",),
            },
        ),
    ),
    Report(
        "kosovo",
        "2023-02-28",
        "Presiden Serbia dan Perdana Menteri Kosovo menggelar pembicaraan di Brussel, Senin (27/2/2023), dengan Uni "
        "Eropa sebagai penengah. Keduanya menerima usulan Eropa, tetapi belum meneken apa pun. Mereka akan bertemu lagi"
        " pada 18 Maret di Ohrid, Makedonia Utara.",
        (
            {
                "parties": ("SRB", "XKX"),
                "status": "concluded",
                "start": "2023-02-27",
                "venue": "Brussel",
                "country": "BEL",
                "third": ("eu",),
            },
            {"parties": ("SRB", "XKX"), "status": "scheduled", "start": "2023-03-18", "venue": "Ohrid", "country": "MKD"},
        ),
    ),
    Report(
        "zaporizhzhia-video",
        "2022-03-14",
        "Putaran keempat perundingan Rusia dan Ukraina dimulai lewat konferensi video, Senin (14/3/2022) pagi. "
        "Pembicaraan dihentikan sementara hingga Selasa untuk kerja teknis. Tiga putaran sebelumnya digelar di Belarus.",
        (
            {"parties": ("RUS", "UKR"), "status": "ongoing", "start": "2022-03-14", "ordinal": 4, "mode": "video"},
            {"parties": ("RUS", "UKR"), "status": "concluded", "start": None, "country": "BLR"},
        ),
    ),
    Report(
        "yaman-amman",
        "2022-05-26",
        "Delegasi pemerintah Yaman dan Houthi berunding di Amman, Yordania, tentang pembukaan jalan ke Taiz. "
        "Perundingan yang diprakarsai utusan PBB itu dibuka Rabu (25/5/2022) dan diperkirakan berjalan tiga hari.",
        ({"parties": ("YEM", "houthi"), "status": "ongoing", "start": "2022-05-25", "venue": "Amman", "country": "JOR", "third": ("un",)},),
    ),
    Report(
        "milf-senjata",
        "2019-09-08",
        "Pemerintah Filipina dan MILF membahas penyerahan senjata tahap kedua dalam rapat panel bersama di Davao, Kamis"
        " (5/9/2019). Rapat itu ditutup tanpa tanggal baru.",
        ({"parties": ("PHL", "milf"), "status": "concluded", "start": "2019-09-05", "venue": "Davao", "country": "PHL"},),
    ),
    Report(
        "taliban-diundur",
        "2021-04-18",
        "Konferensi perdamaian Afghanistan di Istanbul diundur setelah Taliban menolak hadir. Pertemuan antara Kabul "
        "dan Taliban itu semula dijadwalkan pada 24 April. Turki, Qatar, dan PBB menjadi tuan rumah bersama.",
        ({"parties": ("AFG", "taliban"), "status": "postponed", "start": "2021-04-24", "venue": "Istanbul", "country": "TUR"},),
    ),
    Report(
        "korea-telepon",
        "2018-03-30",
        "Korea Utara dan Korea Selatan akan menggelar pertemuan puncak pada 27 April di Panmunjom. Tanggal itu "
        "disepakati dalam pembicaraan tingkat tinggi di sisi utara Panmunjom, Kamis (29/3). Pertemuan puncak itu "
        "menjadi yang ketiga dalam sejarah kedua Korea.",
        (
            {"parties": ("KOR", "PRK"), "status": "scheduled", "start": "2018-04-27", "venue": "Panmunjom", "ordinal": 3},
            {"parties": ("KOR", "PRK"), "status": "concluded", "start": "2018-03-29"},
        ),
    ),
    Report(
        "e3",
        "2025-07-26",
        "Iran dan tiga negara Eropa, yakni Inggris, Prancis, dan Jerman, berunding selama empat jam di Istanbul, Jumat "
        "(25/7/2025). Kedua kubu sepakat melanjutkan pembicaraan.",
        (
            {"parties": ("DEU", "FRA", "GBR", "IRN"), "status": "concluded", "start": "2025-07-25", "venue": "Istanbul"},
            {"parties": ("DEU", "FRA", "GBR", "IRN"), "status": "scheduled", "start": None, "venue": None},
        ),
    ),
    Report(
        "gerakan-aceh",
        "2003-05-19",
        "Dialog antara pemerintah Indonesia dan Gerakan Aceh Merdeka (GAM) di Tokyo, Minggu (18/5/2003), gagal. "
        "Beberapa jam kemudian Jakarta memberlakukan darurat militer. Henry Dunant Centre menjadi mediator.",
        ({"parties": ("IDN", "gam"), "status": "broken_off", "start": "2003-05-18", "venue": "Tokyo", "country": "JPN"},),
    ),
    Report(
        "hizbullah",
        "2026-01-01",
        "Israel dan Lebanon akan menggelar pembicaraan langsung di Naqoura pada Rabu pekan depan. Itu akan menjadi "
        "pertemuan pertama perwakilan sipil kedua negara sejak 1983. Amerika Serikat dan Prancis ikut hadir dalam "
        "pertemuan itu.",
        ({"parties": ("ISR", "LBN"), "status": "scheduled", "start": "2026-01-07", "venue": "Naqoura"},),
    ),
    Report(
        "minsk",
        "2015-02-12",
        "Pertemuan empat pemimpin di Minsk menghasilkan gencatan senjata bagi Ukraina timur. Rusia, Ukraina, Prancis, "
        "dan Jerman berunding lebih dari 16 jam sejak Rabu (11/2/2015) malam.",
        ({"parties": ("DEU", "FRA", "RUS", "UKR"), "status": "concluded", "start": "2015-02-11", "venue": "Minsk"},),
    ),
    Report(
        "farc",
        "2012-11-20",
        "Pemerintah Kolombia dan gerilyawan FARC memulai perundingan damai di Havana, Kuba, Senin (19/11/2012). FARC "
        "mengumumkan gencatan senjata sepihak selama dua bulan. Pembicaraan yang didukung Norwegia dan Kuba itu "
        "dijadwalkan berlangsung setiap hari.",
        ({"parties": ("COL", "farc"), "status": "ongoing", "start": "2012-11-19", "venue": "Havana", "country": "CUB"},),
    ),
    Report(
        "tidak",
        "2025-06-01",
        "Hamas menolak berunding di bawah tembakan. Israel mengaku siap berdialog kapan saja, tetapi tidak ada "
        "perundingan yang direncanakan. Perang di Gaza sudah berlangsung 20 bulan.",
        (),
    ),
    Report(
        "gencatan tanpa rapat",
        "2025-06-01",
        "Israel dan Hamas menyetujui gencatan senjata 60 hari. Mesir dan Qatar menengahi. Gencatan senjata berlaku mulai Senin.",
        (),
    ),
    Report(
        "sebelah",
        "2023-01-10",
        "Menteri Luar Negeri Ukraina bertemu Menteri Luar Negeri Polandia di Warsawa, Senin (9/1/2023). Mereka membahas"
        " pasokan senjata untuk melawan Rusia. Perang Rusia-Ukraina memasuki bulan kesebelas.",
        (),
    ),
    Report(
        "cina-filipina",
        "2024-01-18",
        "China dan Filipina menggelar mekanisme konsultasi bilateral kedelapan di Shanghai, Rabu (17/1/2024). Kedua "
        "pihak setuju meredakan ketegangan di Laut China Selatan. Pertemuan terakhir diadakan di Manila pada Maret "
        "tahun lalu.",
        (
            {"parties": ("CHN", "PHL"), "status": "concluded", "start": "2024-01-17", "venue": "Shanghai", "country": "CHN", "ordinal": 8},
            {"parties": ("CHN", "PHL"), "status": "concluded", "start": None, "venue": "Manila"},
        ),
    ),
    Report(
        "kamboja",
        "2025-08-08",
        "Menteri pertahanan Thailand dan Kamboja bertemu di Kuala Lumpur pada Kamis (7/8/2025) untuk sidang Komite "
        "Perbatasan Umum (GBC). Keduanya menyetujui penempatan pemantau ASEAN. Sidang itu disaksikan Malaysia, Amerika "
        "Serikat, dan China.",
        ({"parties": ("KHM", "THA"), "status": "concluded", "start": "2025-08-07", "venue": "Kuala Lumpur", "country": "MYS"},),
    ),
    Report(
        "machar",
        "2015-06-30",
        "NAIROBI - Presiden Sudan Selatan dan pemimpin pemberontak SPLM-IO melakukan pertemuan tatap muka selama lima "
        "jam di Nairobi, Senin (29/6), atas undangan Presiden Kenya. Namun pertemuan yang pertama dalam empat bulan itu"
        " gagal menghasilkan kesepakatan. Upaya sebelumnya di Addis Ababa dan Arusha juga gagal.",
        ({"parties": ("SSD", "splm_io"), "status": "concluded", "start": "2015-06-29", "venue": "Nairobi", "country": "KEN"},),
    ),
    Report(
        "tukar-tahanan",
        "2023-03-21",
        "JENEWA - Pemerintah Yaman dan kelompok Houthi sepakat membebaskan 887 tahanan. Negosiasi sepuluh hari di Swiss"
        " itu berakhir Senin (20/3) dan dipimpin utusan khusus PBB bersama ICRC. Kedua belah pihak akan bertemu lagi "
        "pada Mei untuk membahas pembebasan berikutnya.",
        (
            {"parties": ("YEM", "houthi"), "status": "concluded", "start": None, "country": "CHE"},
            {"parties": ("YEM", "houthi"), "status": "scheduled", "start": None},
        ),
    ),
    Report(
        "sandera",
        "2023-11-10",
        "Perundingan pembebasan sandera antara Israel dan Hamas, dengan Qatar sebagai perantara, terus berlangsung di "
        "Doha. Kepala Mossad dan direktur CIA terbang ke Doha pada Kamis (9/11) untuk bertemu perdana menteri Qatar.",
        ({"parties": ("ISR", "hamas"), "status": "ongoing", "start": None, "venue": "Doha", "country": "QAT", "third": ("QAT",)},),
    ),
    Report(
        "iran-wina",
        "2021-06-20",
        "Putaran keenam perundingan untuk menghidupkan kembali kesepakatan nuklir Iran ditutup di Wina, Austria, Ahad "
        "(20/6/2021). Iran dan Amerika Serikat tidak berunding langsung; utusan Uni Eropa menjadi perantara. Para "
        "perunding pulang ke ibu kota masing-masing untuk berkonsultasi. Belum ada tanggal putaran ketujuh.",
        (
            {
                "parties": ("IRN", "USA"),
                "status": "concluded",
                "start": None,
                "end": "2021-06-20",
                "ordinal": 6,
                "venue": "Wina",
                "country": "AUT",
                "third": ("eu",),
            },
        ),
    ),
    Report(
        "islamabad-ttp",
        "2022-06-04",
        "Tehreek-e-Taliban Pakistan (TTP) memperpanjang gencatan senjata tanpa batas waktu setelah dua hari perundingan"
        " dengan delegasi Pakistan di Kabul. Taliban Afghanistan menjadi penengah. Perundingan itu berlangsung Rabu dan"
        " Kamis (1-2/6/2022).",
        ({"parties": ("PAK", "ttp"), "status": "concluded", "start": "2022-06-01", "venue": "Kabul", "country": "AFG"},),
    ),
    Report(
        "cartagena",
        "2016-09-26",
        "Presiden Kolombia dan pemimpin FARC menandatangani perjanjian damai di Cartagena, Senin (26/9/2016), setelah "
        "empat tahun perundingan di Havana. Kuba dan Norwegia menjadi penjamin.",
        ({"parties": ("COL", "farc"), "status": "concluded", "start": None, "venue": "Havana"},),
    ),
    Report(
        "aceh-jenewa",
        "2002-12-10",
        "Pemerintah RI dan GAM meneken kesepakatan penghentian permusuhan di Jenewa, Swiss, Senin (9/12). "
        "Penandatanganan itu difasilitasi Henry Dunant Centre (HDC). Menurut rencana, kedua pihak bertemu lagi di "
        "Jenewa pada 7 Februari 2003.",
        ({"parties": ("IDN", "gam"), "status": "scheduled", "start": "2003-02-07", "venue": "Jenewa"},),
    ),
    Report(
        "papua-helsinki",
        "2022-11-12",
        "Komnas HAM, ULMWP, dan Majelis Rakyat Papua menandatangani nota jeda kemanusiaan di Jenewa. TPNPB menolak nota"
        " itu dan meminta pemerintah Indonesia berunding langsung dengan mereka di bawah pengawasan PBB.",
        (),
    ),
    Report(
        "armenia-praha",
        "2022-10-07",
        "Perdana Menteri Armenia dan Presiden Azerbaijan menggelar pertemuan empat pihak bersama Presiden Prancis dan "
        "Presiden Dewan Eropa di Praha, Kamis (6/10/2022) malam. Mereka menyetujui misi sipil Uni Eropa di perbatasan. "
        "Komisi perbatasan kedua negara dijadwalkan bersidang di Brussel akhir bulan ini.",
        (
            {"parties": ("ARM", "AZE"), "status": "concluded", "start": "2022-10-06", "venue": "Praha", "country": "CZE"},
            {"parties": ("ARM", "AZE"), "status": "scheduled", "start": None, "venue": "Brussel"},
        ),
    ),
    Report(
        "sudan-washington",
        "2025-10-25",
        "Amerika Serikat mempertemukan secara terpisah utusan militer Sudan dan RSF di Washington, Jumat (24/10/2025), "
        "membahas jeda kemanusiaan tiga bulan. Kedua kubu tidak duduk satu meja.",
        (
            {
                "parties": ("SDN", "rsf"),
                "status": "concluded",
                "start": "2025-10-24",
                "venue": "Washington",
                "country": "USA",
                "third": ("USA",),
            },
        ),
    ),
    Report(
        "thai-brn-tunda",
        "2022-04-02",
        "Putaran keempat perundingan damai pemerintah Thailand dengan BRN di Kuala Lumpur, yang berakhir Jumat "
        "(1/4/2022), menghasilkan jeda kekerasan selama Ramadhan. Malaysia bertindak sebagai fasilitator. Pembicaraan "
        "tatap muka berikutnya direncanakan pada pertengahan Mei.",
        (
            {
                "parties": ("THA", "brn"),
                "status": "concluded",
                "start": None,
                "end": "2022-04-01",
                "ordinal": 4,
                "venue": "Kuala Lumpur",
                "third": ("MYS",),
            },
            {"parties": ("THA", "brn"), "status": "scheduled", "start": None},
        ),
    ),
    Report(
        "libanon-maritim",
        "2020-10-14",
        "Lebanon dan Israel memulai pembicaraan soal batas laut di Naqoura, Rabu (14/10/2020), di bawah bendera PBB dan"
        " dengan mediasi Amerika Serikat. Sesi perdana itu berlangsung kurang dari satu jam. Kedua delegasi sepakat "
        "bersidang lagi pada 28 Oktober.",
        (
            {"parties": ("ISR", "LBN"), "status": "concluded", "start": "2020-10-14", "venue": "Naqoura"},
            {"parties": ("ISR", "LBN"), "status": "scheduled", "start": "2020-10-28"},
        ),
    ),
    Report(
        "kashmir-flag",
        "2021-02-26",
        "India dan Pakistan Sepakat Bungkam Senapan di Garis Kontrol\n"
        "\n"
        "Islamabad - Tentara India dan Pakistan menyatakan akan mematuhi sepenuhnya semua kesepahaman tentang gencatan "
        "senjata di Kashmir mulai Kamis tengah malam.\n"
        "\n"
        "Kesepakatan itu dicapai lewat percakapan hotline dua direktur jenderal operasi militer pada Senin (22/2), "
        "menurut pernyataan bersama yang dirilis kedua ibu kota.\n"
        "\n"
        '"Pembicaraan berlangsung bebas, jujur, dan hangat," bunyi pernyataan itu. Kedua jenderal juga setuju '
        "mengadakan rapat bendera di tingkat brigade bila timbul salah paham.\n"
        "\n"
        "Seorang pensiunan diplomat di Delhi menduga ada jalur rahasia. Laporan media tentang pertemuan penasihat "
        "keamanan kedua negara di Dubai pada Januari dibantah Islamabad.",
        ({"parties": ("IND", "PAK"), "status": "concluded", "start": "2021-02-22", "mode": "phone"},),
    ),
    Report(
        "papua-pilot2",
        "2024-09-21",
        "Setahun Tujuh Bulan Disandera, Pilot Selandia Baru Dibebaskan\n"
        "\n"
        "TIMIKA, Jurnal Khatulistiwa — Pilot asal Selandia Baru yang disandera kelompok TPNPB di Nduga dilepaskan Sabtu"
        " (21/9) pagi setelah negosiasi panjang antara polisi, tokoh gereja, dan keluarga pemimpin kelompok itu, Ekinus"
        " Kobak.\n"
        "\n"
        "Kepala satgas menyebut negosiasi berlangsung tanpa tebusan. Menurut dia, titik terang muncul ketika seorang "
        "mantan bupati menemui Kobak di Kampung Yuguru pada Rabu lalu.\n"
        "\n"
        'Juru bicara TPNPB mengatakan pembebasan itu bukan hasil perundingan dengan Jakarta. "Kami minta dialog yang '
        'ditengahi PBB, bukan kunjungan diam-diam," katanya.\n'
        "\n"
        "Pemerintah berkali-kali menolak dialog semacam itu.",
        (),
    ),
    Report(
        "el-fasher",
        "2025-08-12",
        "Sudan: Jeda di El-Fasher Masih Jauh Panggang dari Api\n"
        "\n"
        "Port Sudan (Kantor Berita Nil) — Upaya PBB membuka jeda kemanusiaan sepekan di El-Fasher kandas lagi. Panglima"
        " militer menyetujui usul itu lewat telepon dengan Sekjen PBB, tetapi RSF tak pernah menjawab.\n"
        "\n"
        "Pembicaraan langsung antara militer Sudan dan RSF terakhir digelar di Jeddah pada Desember 2023 dan berhenti "
        "tanpa hasil. Rencana putaran baru di Jenewa, Agustus tahun lalu, batal karena militer tidak datang.\n"
        "\n"
        "Senin (11/8), penasihat presiden AS menemui panglima militer di Swiss. Pertemuan itu berlangsung tiga jam, "
        "menurut seorang pejabat.\n"
        "\n"
        '"Tak akan ada kompromi dengan milisi," kata panglima dalam pidato hari angkatan bersenjata.',
        (
            {"parties": ("SDN", "rsf"), "status": "broken_off", "start": None, "venue": "Jeddah", "country": "SAU"},
            {"parties": ("SDN", "rsf"), "status": "cancelled", "start": None, "venue": "Jenewa", "country": "CHE"},
        ),
    ),
    Report(
        "oslo-taliban",
        "2022-01-25",
        "OSLO — Delegasi Taliban mengakhiri lawatan tiga hari di Norwegia, Selasa (25/1/2022), seusai bertemu diplomat "
        "Amerika Serikat dan Eropa. Pertemuan itu tidak berarti pengakuan, kata menteri luar negeri Norwegia.\n"
        "\n"
        "Taliban menuntut cadangan devisa Afghanistan dicairkan. Barat mendesak agar sekolah menengah untuk anak "
        "perempuan dibuka.",
        (),
    ),
)
