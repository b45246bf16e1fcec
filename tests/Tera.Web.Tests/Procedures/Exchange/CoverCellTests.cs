using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

/// <summary>Cells above the table: each goes to its field on the cover or is told.</summary>
public sealed class CoverCellTests
{
    private static readonly string?[] Head = ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_legalises_is_read_with_every_line_however_far_right_of_the_label(int place)
    {
        var sop = Workbook(place, "Kepala Dinas Contoh", null, "Drs. Contoh, M.Pd", "NIP 196501011990031001");

        Assert.Equal(["Kepala Dinas Contoh", "Drs. Contoh, M.Pd", "NIP 196501011990031001"], sop.Cover.LegalisedBy);
        Assert.Equal("Legalisir Ijazah", sop.Title);
        Assert.Equal(["UU 20/2003"], sop.Cover.LegalBases);
        Assert.Null(sop.Source!.Note);
    }

    [Fact]
    public void What_stands_behind_the_colon_and_below_it_belongs_to_one_value()
    {
        var sop = Parse("DINAS CONTOH\tDisahkan oleh: Kepala Dinas\n\tNama Pejabat\n\tNIP 1\nSEKRETARIAT\tNama SOP: Surat Masuk\n");

        Assert.Equal(["Kepala Dinas", "Nama Pejabat", "NIP 1"], sop.Cover.LegalisedBy);
    }

    [Fact]
    public void A_list_right_of_its_label_keeps_the_lines_below_it()
    {
        var sop = Parse("Nama SOP\tSurat Masuk\nDasar Hukum\tUU 1/2003\n\tPP 2/2004\nPeringatan\tSegera\n");

        Assert.Equal(["UU 1/2003", "PP 2/2004"], sop.Cover.LegalBases);
        Assert.Equal(["Segera"], sop.Cover.Warnings);
    }

    [Fact]
    public void An_office_alone_on_a_line_above_the_table_is_the_agency() =>
        Assert.Equal(["PUSKESMAS SUKAMAJU"], Parse("SOP Surat Masuk\nPUSKESMAS SUKAMAJU\n").Cover.Agency);

    [Fact]
    public void Words_above_the_table_that_found_no_place_are_told_with_their_line()
    {
        var sop = Parse("SOP Surat Masuk\nBalai Benih Ikan\t\tEdisi kedua\nNomor SOP\t\t12/2026\nNomor surat lama\t\t9/2020\n");

        Assert.Equal(("Surat Masuk", "12/2026"), (sop.Title, sop.Cover.Number));
        Assert.Equal("Tulisan di atas tabel yang tidak mendapat tempat pada sampul: baris 2 “Balai Benih Ikan”; baris 2 “Edisi kedua”; baris 4 “Nomor surat lama”; baris 4 “9/2020”.", sop.Source!.Note);
        Assert.Null(Parse("SOP Surat Masuk\nSTANDAR OPERASIONAL PROSEDUR\n").Source!.Note);
    }

    private static ProcedureDefinition Workbook(int place, params string?[] legalised)
    {
        List<IReadOnlyList<object?>> rows = [["DINAS", null, "Nomor SOP"], .. legalised.Select((line, at) => (IReadOnlyList<object?>)[null, null, at == 0 ? "Disahkan Oleh" : null, .. Enumerable.Repeat<object?>(null, place - 1), line])];
        rows.Add([null, null, "Nama SOP", null, null, null, "Legalisir Ijazah"]);
        rows.Add(["DASAR HUKUM", null, "KUALIFIKASI PELAKSANA"]);
        rows.Add(["1. UU 20/2003"]);
        rows.Add(Head);
        rows.Add(["1", "Mencatat surat", null, "v", "Surat", "5 menit", "Catatan"]);
        var sheet = new BookTable("SOP", [new("PEMERINTAH KOTA CONTOH")], rows);
        return Only(SopImport.Read(WorkbookWriter.Write(sheet), "sop.xlsx"));
    }

    private static ProcedureDefinition Parse(string cover) => Only(SopImport.Read(Encoding.UTF8.GetBytes($"{cover}{string.Join('\t', Head)}\n1\tMencatat surat\t\tv\tSurat\t5 menit\tCatatan\n"), "sop.tsv"));

    private static ProcedureDefinition Only(ImportedFile file)
    {
        var sop = Assert.Single(file.Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
