using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs as offices lay them out. Every office and figure in them is made up.</summary>
public sealed class ForeignLayoutTests
{
    [Fact]
    public void Given_two_SOPs_below_one_another_in_one_sheet_then_each_has_its_own_cover_lanes_and_rows_and_nothing_between_is_a_row()
    {
        var file = Text(
            "Nama SOP\tSurat Masuk",
            "Nomor SOP\t01/SOP/2026",
            "No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput",
            "1\tMenerima surat\t\t●\tSurat\t10 menit\tSurat tercatat",
            "2\tMemeriksa surat\t◇\t\tSurat tercatat\t1 jam\tDisposisi",
            "Catatan: surat rahasia tidak dibuka.",
            "\t\t\t\tContohutara, 2 Januari 2026",
            "\t\t\t\tKepala Kantor Contoh",
            "",
            "\t\t\t\tNama Contoh",
            "\t\t\t\tNIP 19700101 200001 1 001",
            "",
            "PEMERINTAH KABUPATEN CONTOH",
            "Nama SOP\tSurat Keluar",
            "Nomor SOP\t02/SOP/2026",
            "No\tKegiatan\tSekretaris\tArsiparis\tKelengkapan\tWaktu\tOutput",
            "1\tMenyusun surat\t●\t\tBahan\t2 jam\tDraf surat",
            "2\tMengarsipkan surat\t\t●\tDraf surat\t5 menit\tArsip",
            "Mengetahui,",
            "Camat Contoh");

        var sops = Read(file, "surat.tsv");

        Assert.Equal([("Surat Masuk", "01/SOP/2026"), ("Surat Keluar", "02/SOP/2026")], sops.Select(sop => (sop.Title, sop.Cover.Number!)));
        Assert.Equal([["Menerima surat", "Memeriksa surat"], ["Menyusun surat", "Mengarsipkan surat"]], sops.Select(Rows));
        Assert.Equal([["Kepala", "Staf"], ["Sekretaris", "Arsiparis"]], sops.Select(sop => sop.Lanes.Select(lane => lane.Printed).ToArray()));
        Assert.Equal(["Disposisi"], sops[0].PrintedSteps.Last().Standard.Outputs.Select(output => output.Printed));
    }

    [Fact]
    public void Given_one_SOP_for_each_worksheet_and_a_sheet_with_a_cover_alone_then_each_is_read_for_itself()
    {
        var book = WorkbookWriter.Write(
            Sheet("Sampul", ["Nama SOP", "Surat Masuk"], ["Nomor SOP", "01/SOP/2026"]),
            Sheet("Alur", ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"], ["1", "Menerima surat", null, "●", "Surat", "10 menit", "Catatan"]),
            Sheet("Catatan rapat", ["Hal", "Isi"], ["1", "Tidak ada SOP di sini"]),
            Sheet("Surat Keluar", ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"], ["1", "Menyusun surat", null, "●", "Bahan", "1 jam", "Draf"], ["2", "Menandatangani surat", "●", null, "Draf", "1 jam", "Surat"]));

        var sops = Read(book, "surat.xlsx");

        Assert.Equal([("Surat Masuk", "01/SOP/2026"), ("Surat Keluar", null)], sops.Select(sop => (sop.Title, sop.Cover.Number)));
        Assert.Equal([["Menerima surat"], ["Menyusun surat", "Menandatangani surat"]], sops.Select(Rows));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nama SOP\tSurat Masuk")]
    public void Given_a_table_parted_at_a_page_with_its_head_again_then_it_is_one_SOP(string cover)
    {
        var file = Text(
            cover,
            "No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput",
            "1\tMenerima surat\t\t●\tSurat\t10 menit\tSurat tercatat",
            cover,
            "No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput",
            "2\tMengarsipkan surat\t\t●\tSurat tercatat\t5 menit\tArsip");

        Assert.Equal(["Menerima surat", "Mengarsipkan surat"], Rows(Assert.Single(Read(file, "surat.tsv"))));
    }

    [Fact]
    public void Given_heads_over_three_lines_with_groups_of_lanes_then_the_lowest_words_are_the_lanes()
    {
        var file = Text(
            "No.\tUraian Prosedur\tPelaksana\t\t\tMutu Baku\t\t\tKet.",
            "\t\tInternal\t\tEksternal\tPersyaratan/Perlengkapan\tWaktu\tOutput\t",
            "\t\tKepala Dinas\tStaf\tPemohon\t\t\t\t",
            "1.\tMengajukan permohonan\t\t\t●\tBerkas\t1 HK\tPermohonan\t",
            "2.\tMemeriksa berkas\t\t◇ Tidak\t\tPermohonan\t2 (dua) hari kerja\tBerkas lengkap\t",
            "3.\tMenandatangani izin\t●\t↓\t\tBerkas lengkap\t90 mnt\tIzin\t");

        var sop = Assert.Single(Read(file, "izin.tsv"));

        Assert.Equal(["Kepala Dinas", "Staf", "Pemohon"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(["Pemohon", "Staf", "Kepala Dinas"], sop.PrintedSteps.Select(step => sop.Lanes.First(lane => lane.Key == step.Acts[0].Primary).Printed));
        Assert.Equal([(1, DurationUnit.Days, "1 HK"), (2, DurationUnit.Days, "2 (dua) hari kerja"), (90, DurationUnit.Minutes, "90 mnt")], sop.PrintedSteps.Select(step => (step.Standard.Duration!.Amount, step.Standard.Duration.Unit, step.Standard.Duration.Printed)));
        Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(1).Onward);
        Assert.IsNotType<Onward.Decision>(sop.PrintedSteps.ElementAt(2).Onward);
    }

    [Fact]
    public void Given_mutu_baku_before_pelaksana_then_the_lanes_are_those_under_pelaksana()
    {
        var file = Text(
            "No\tAktivitas\tMutu Baku\t\t\tPelaksana\t\tKeterangan",
            "\t\tKelengkapan\tWaktu (menit)\tHasil\tLurah\tOperator\t",
            "1\tMencatat laporan\tLaporan\t15\tBuku agenda\t\tv\tsetiap hari",
            "2\tMenandatangani laporan\tBuku agenda\t30\tLaporan\tv\t\t");

        var sop = Assert.Single(Read(file, "laporan.tsv"));

        Assert.Equal(["Lurah", "Operator"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(["operator", "lurah"], sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value));
        Assert.Equal(["15 menit", "30 menit"], sop.PrintedSteps.Select(step => step.Standard.Duration!.Printed));
        Assert.Equal("setiap hari", sop.PrintedSteps.First().Remark);
    }

    [Fact]
    public void Given_mutu_baku_in_one_column_then_what_it_says_is_parted()
    {
        var file = Text(
            "No\tKegiatan\tKepala\tStaf\tMutu Baku\tKeterangan",
            "1\tMenerima surat\t\t●\tKelengkapan: Surat; Waktu: 10 menit; Output: Surat tercatat\t",
            "2\tMendisposisi surat\t●\t\tSurat tercatat, 1 jam, Disposisi\t");

        var sop = Assert.Single(Read(file, "surat.tsv"));

        Assert.Equal(
            [("Surat", "10 menit", "Surat tercatat"), ("Surat tercatat", "1 jam", "Disposisi")],
            sop.PrintedSteps.Select(step => (step.Standard.Inputs.Single().Printed, step.Standard.Duration!.Printed, step.Standard.Outputs.Single().Printed)));
    }

    [Theory]
    [InlineData("Surat usulan, 3 bulan, Keputusan", "Surat usulan", "3 bulan", "Keputusan")]
    [InlineData("Surat usulan; 2 (dua) hari kerja; Keputusan", "Surat usulan", "2 (dua) hari kerja", "Keputusan")]
    [InlineData("Surat usulan, 3 HK, Keputusan", "Surat usulan", "3 HK", "Keputusan")]
    [InlineData("Surat usulan, 1 tahun, Keputusan", "Surat usulan", "1 tahun", "Keputusan")]
    [InlineData("Surat usulan, kondisional, Keputusan", "Surat usulan", "kondisional", "Keputusan")]
    [InlineData("Surat usulan; menyesuaikan; Keputusan", "Surat usulan", "menyesuaikan", "Keputusan")]
    [InlineData("Usulan kerja sama, 2 hari, Kerja sama daerah", "Usulan kerja sama", "2 hari", "Kerja sama daerah")]
    public void Given_mutu_baku_in_one_column_without_labels_then_whatever_stands_for_a_time_parts_it(string cell, string input, string time, string output)
    {
        var file = Text("No\tKegiatan\tKepala\tStaf\tMutu Baku\tKeterangan", $"1\tMenelaah usulan\t\t●\t{cell}\t", "2\tMendisposisi surat\t●\t\tKeputusan, 1 jam, Disposisi\t");

        var first = Assert.Single(Read(file, "surat.tsv")).PrintedSteps.First().Standard;

        Assert.Equal((input, time, output), (first.Inputs.Single().Printed, first.Duration?.Printed ?? first.PrintedTime, first.Outputs.Single().Printed));
    }

    [Fact]
    public void Given_one_column_that_names_who_acts_then_each_name_is_a_lane()
    {
        var file = Text(
            "No\tUraian Kegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput",
            "1\tMenerima surat\tStaf\tSurat\t10 menit\tSurat tercatat",
            "2\tMembahas surat\tKepala Seksi dan Staf\tSurat tercatat\t1 jam\tNotulen",
            "3\tMenandatangani jawaban\tCamat\tNotulen\t1 hari\tSurat jawaban");

        var sop = Assert.Single(Read(file, "surat.tsv"));

        Assert.Equal(["Staf", "Kepala Seksi", "Camat"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(["staf", "camat"], new[] { 0, 2 }.Select(row => sop.PrintedSteps.ElementAt(row).Acts[0].Primary.Value));
        Assert.Contains(sop.PrintedSteps.ElementAt(1).Lanes, lane => lane.Value == "kepala-seksi");
    }

    [Fact]
    public void Given_headings_and_a_sum_between_the_rows_then_they_are_no_steps_and_the_source_says_so()
    {
        var file = Text(
            "No\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput",
            "A\tTAHAP PERSIAPAN\t\t\t\t\t",
            "1\tMenerima surat\t\t●\tSurat\t10 menit\tSurat tercatat",
            "\tdan mencatatnya\t\t\tBuku agenda\t\t",
            "B\tTAHAP PELAKSANAAN\t\t\t\t\t",
            "2\tMengarsipkan surat\t\t●\tSurat tercatat\t5 menit\tArsip",
            "\tJumlah\t\t\t\t15 menit\t");

        var sop = Assert.Single(Read(file, "surat.tsv"));

        Assert.Equal(["1", "2"], sop.PrintedSteps.Select(step => step.PrintedNumber));
        Assert.Contains("TAHAP PERSIAPAN", sop.Source!.Note);
        Assert.Contains("TAHAP PELAKSANAAN", sop.Source.Note);
        Assert.Equal("Menerima surat dan mencatatnya", sop.PrintedSteps.First().Text);
        Assert.Equal(["Surat", "Buku agenda"], sop.PrintedSteps.First().Standard.Inputs.Select(input => input.Printed));
    }

    [Fact]
    public void Given_shapes_in_groups_and_with_offsets_then_each_marks_the_cell_its_middle_lies_on()
    {
        const string Names = "xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        static string Corner(string name, int column, int across, int row, int down) => $"<x:{name}><x:col>{column}</x:col><x:colOff>{across}</x:colOff><x:row>{row}</x:row><x:rowOff>{down}</x:rowOff></x:{name}>";
        static string Shape(string kind, string form = "", string words = "") => $"<x:sp><x:nvSpPr><x:cNvPr id=\"1\" name=\"s\"/><x:cNvSpPr/></x:nvSpPr><x:spPr>{form}<a:prstGeom prst=\"{kind}\"/></x:spPr><x:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></x:txBody></x:sp>";
        static string Form(int x, int y) => $"<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"100\" cy=\"100\"/></a:xfrm>";
        // Columns are as wide as the sheet says, so the first symbol begins at the end of Kepala and lies on Staf; the group spans both lanes and rows 3 and 4.
        var drawing = $"<x:wsDr {Names}>"
            + $"<x:twoCellAnchor>{Corner("from", 2, 1_600_000, 1, 10_000)}{Corner("to", 3, 1_500_000, 1, 150_000)}{Shape("rect")}</x:twoCellAnchor>"
            + $"<x:oneCellAnchor>{Corner("from", 2, 300_000, 2, 10_000)}<x:ext cx=\"600000\" cy=\"100000\"/>{Shape("flowChartDecision")}</x:oneCellAnchor>"
            + $"<x:twoCellAnchor>{Corner("from", 2, 0, 3, 0)}{Corner("to", 4, 0, 5, 0)}<x:grpSp><x:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1\" cy=\"1\"/><a:chOff x=\"1000\" y=\"1000\"/><a:chExt cx=\"400\" cy=\"400\"/></a:xfrm></x:grpSpPr>{Shape("rect", Form(1250, 1050))}{Shape("flowChartTerminator", Form(1050, 1250))}{Shape("rect", Form(1250, 1250), "Ya")}</x:grpSp></x:twoCellAnchor>"
            + "</x:wsDr>";
        var book = OfficeFile.With(
            WorkbookWriter.Write(new BookTable(
                "SOP",
                [new("No", 6), new("Kegiatan", 40), new("Kepala", 24), new("Staf", 24), new("Kelengkapan", 20), new("Waktu", 10), new("Output", 20)],
                [["1", "Mencatat surat", null, null, "Surat", "5 menit", "Catatan"], ["2", "Memeriksa surat", null, null, "Catatan", "5 menit", "Catatan"], ["3", "Menyusun jawaban", null, null, "Catatan", "1 jam", "Draf"], ["4", "Menandatangani jawaban", null, null, "Draf", "1 jam", "Surat"]])),
            ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Target=\"../drawings/drawing1.xml\"/></Relationships>"),
            ("xl/drawings/drawing1.xml", drawing));

        var sop = Assert.Single(Read(book, "gambar.xlsx"));

        Assert.Equal(["staf", "kepala", "staf", "kepala"], sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value));
        Assert.All(sop.PrintedSteps, step => Assert.Equal(Origin.Printed, step.Acts[0].Actor.Origin));
        Assert.Equal([2], sop.PrintedSteps.Index().Where(step => step.Item.Onward is Onward.Decision).Select(step => step.Index + 1));
    }

    [Fact]
    public void Given_a_document_with_the_table_inside_a_frame_and_parted_in_two_then_it_is_read_whole_and_what_follows_is_left_out()
    {
        static string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(Cell))}</w:tr>";
        var head = Row("No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output");
        var first = $"<w:tbl>{head}{Row("1", "Menerima surat", "", "●", "Surat", "10 menit", "Surat tercatat")}</w:tbl>";
        var second = $"<w:tbl>{Row("2", "Mengarsipkan surat", "", "●", "Surat tercatat", "5 menit", "Arsip")}</w:tbl>";
        var signing = $"<w:tbl>{Row("", "Contohutara, 3 Maret 2026")}{Row("", "Kepala Kantor Contoh")}</w:tbl>";
        var document = OfficeFile.Document(
            $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>SOP Surat Masuk</w:t></w:r></w:p>{first}<w:p/></w:tc></w:tr></w:tbl><w:p/>{second}<w:p><w:r><w:t>Surat rahasia tidak dibuka.</w:t></w:r></w:p>{signing}");

        var sop = Assert.Single(Read(document, "surat.docx"));

        Assert.Equal("Surat Masuk", sop.Title);
        Assert.Equal(["Menerima surat", "Mengarsipkan surat"], Rows(sop));
        Assert.Equal(["Arsip"], sop.PrintedSteps.Last().Standard.Outputs.Select(output => output.Printed));
    }

    [Fact]
    public void Given_a_document_whose_numbers_the_word_processor_writes_by_itself_then_they_are_read_as_they_are_printed()
    {
        static string Cell(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        static string Counted(string list, int level) => $"<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p></w:tc>";
        static string Row(string number, params string[] cells) => $"<w:tr>{number}{string.Concat(cells.Select(Cell))}</w:tr>";
        const string Listed = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"9\"/></w:numPr></w:pPr><w:r><w:t>Surat</w:t></w:r></w:p>";
        var head = Row(Cell("No"), "Nama Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output");
        var document = OfficeFile.With(
            OfficeFile.Document($"<w:tbl>{head}{Row(Counted("7", 0), "Menerima surat", "", "●", "Surat", "10 menit", "Surat tercatat").Replace("<w:p><w:r><w:t>Surat</w:t></w:r></w:p>", Listed, StringComparison.Ordinal)}"
                + $"{Row(Counted("7", 1), "Memeriksa surat", "●", "", "Surat tercatat", "1 jam", "Disposisi")}{Row(Counted("7", 1), "Menyalin surat", "", "●", "Disposisi", "1 jam", "Salinan")}{Row(Counted("7", 0), "Mengarsipkan surat", "", "●", "Salinan", "5 menit", "Arsip")}</w:tbl>"),
            ("word/numbering.xml", """
                <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2."/></w:lvl></w:abstractNum>
                  <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
                  <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>
                </w:numbering>
                """));

        var sop = Assert.Single(Read(document, "surat.docx"));

        Assert.Equal(["1.", "1a.", "1b.", "2."], sop.PrintedSteps.Select(step => step.PrintedNumber));
        Assert.Equal("Surat", sop.PrintedSteps.First().Standard.Inputs.Single().Printed);
    }

    [Fact]
    public void Given_heads_merged_over_two_columns_then_what_stands_under_both_is_one_cell()
    {
        var file = Text(
            "No\tKegiatan\t\tKepala\tStaf\tKelengkapan\tWaktu\t\tOutput",
            "1\ta.\tMenerima surat\t\t●\tSurat\t10\tmenit\tSurat tercatat",
            "2\tb.\tMengarsipkan surat\t\t●\tSurat tercatat\t1\tjam\tArsip");

        var sop = Assert.Single(Read(file, "surat.tsv"));

        Assert.Equal(["a. Menerima surat", "b. Mengarsipkan surat"], Rows(sop));
        Assert.Equal(["10 menit", "1 jam"], sop.PrintedSteps.Select(step => step.Standard.Duration!.Printed));
    }

    [Fact]
    public void Given_rows_merged_over_many_lines_of_a_sheet_then_marks_and_second_things_in_their_middle_stay_with_them()
    {
        string?[] head = ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"];
        string?[] empty = [null, null, null, null, null, null, null];
        var file = WorkbookWriter.Write(Sheet(
            "SOP", head!,
            ["1", "Menerima surat", null, null, "Surat", "10 menit", "Surat tercatat"],
            empty,
            [null, null, null, "●", null, null, null],
            empty,
            [null, null, null, null, "Buku agenda", null, null],
            ["2", "Mengarsipkan surat", null, null, "Surat tercatat", "5 menit", "Arsip"],
            empty,
            [null, null, null, "●", null, null, null]));

        var sop = Assert.Single(Read(file, "surat.xlsx"));

        Assert.Equal(["Menerima surat", "Mengarsipkan surat"], Rows(sop));
        Assert.All(sop.PrintedSteps, step => Assert.Equal("staf", step.Acts[0].Primary.Value));
        Assert.Equal(["Surat", "Buku agenda"], sop.PrintedSteps.First().Standard.Inputs.Select(input => input.Printed));
    }

    [Fact]
    public void Given_a_document_with_boxes_for_text_old_shapes_and_ticks_of_a_font_then_only_symbols_mark_a_lane()
    {
        const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
        static string Words(string text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        static string Drawn(string inner) => $"<w:tc {Spaces}><w:p><w:r>{inner}</w:r></w:p></w:tc>";
        static string Shape(string kind, string words = "", bool isBox = false) =>
            $"<w:drawing><wps:wsp><wps:cNvSpPr{(isBox ? " txBox=\"1\"" : "")}/><wps:spPr><a:prstGeom prst=\"{kind}\"/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing>";
        static string Row(string number, string text, string head, string staff, string inputs, string time, string outputs) =>
            $"<w:tr>{Words(number)}{Words(text)}{head}{staff}{Words(inputs)}{Words(time)}{Words(outputs)}</w:tr>";
        var document = OfficeFile.Document($"<w:tbl>{Row("No", "Kegiatan", Words("Kepala"), Words("Staf"), "Kelengkapan", "Waktu", "Output")}"
            + Row("1", "Menerima surat", Drawn(Shape("rightArrow")), Drawn("<w:pict><v:shape type=\"#_x0000_t109\"/></w:pict>"), "Surat", "10 menit", "Surat tercatat")
            + Row("2", "Memeriksa surat", Drawn("<w:pict><v:shape type=\"#_x0000_t110\"/></w:pict>"), Drawn(Shape("rect", "Tidak", isBox: true)), "Surat tercatat", "1 jam", "Surat diperiksa")
            + Row("3", "Mengarsipkan surat", Words(""), Drawn("<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"), "Surat diperiksa", "5 menit", "Arsip") + "</w:tbl>");

        var sop = Assert.Single(Read(document, "surat.docx"));

        Assert.Equal(["staf", "kepala", "staf"], sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value));
        Assert.All(sop.PrintedSteps, step => Assert.Single(step.Acts[0].Lanes));
        Assert.Equal([2], sop.PrintedSteps.Index().Where(step => step.Item.Onward is Onward.Decision).Select(step => step.Index + 1));
    }

    [Fact]
    public void Given_marks_nobody_sees_in_text_out_of_a_PDF_then_the_words_are_whole_and_nothing_breaks()
    {
        var sop = Assert.Single(Read(Text(
            "No\tKegiatan\tKepala\uFFFE Dinas\tStaf\tKelengkapan\tWaktu\tOutput",
            "1\tMengum\u00ADpulkan data\t\t●\tSurat\t10 menit\tData"), "surat\uFFFE.tsv"));

        Assert.Equal(["Mengumpulkan data"], Rows(sop));
        Assert.Equal(["Kepala Dinas", "Staf"], sop.Lanes.Select(lane => lane.Printed));
    }

    private static string[] Rows(ProcedureDefinition sop) => [.. sop.PrintedSteps.Select(step => step.Text)];

    private static byte[] Text(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static BookTable Sheet(string name, string[] head, params string?[][] rows) =>
        new(name, [.. head.Select(word => new BookColumn(word))], [.. rows.Select(row => (IReadOnlyList<object?>)[.. row])]);

    private static List<ProcedureDefinition> Read(byte[] bytes, string name)
    {
        var sops = SopImport.Read(bytes, name).Sops;
        Assert.Empty(sops.SelectMany(sop => sop.Faults).Select(fault => fault.ToString()));
        return [.. sops.Select(sop => sop.Definition!)];
    }
}
