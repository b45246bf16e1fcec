using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

public sealed class SopDocumentTests
{
    [Fact]
    public void A_way_that_is_only_proposed_says_so_and_a_refused_signature_has_its_way()
    {
        var badan = Shipped.Sop("badan");
        var sign = badan.PrintedSteps.First(step => step.Refusal is { Provenance.IsProposal: true });
        var to = badan[sign.Refusal!.Targets[0]].Number;

        var again = SopImport.Read(SopDocument.Write(badan), "badan.docx").Sops[0].Definition!;

        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(SopDocument.Write(badan)), false);
        Assert.Contains($"Tidak: kembali ke langkah {to} (usulan)", word.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(line => line.InnerText));
        var read = again.PrintedSteps.Single(step => step.Text == sign.Text);
        Assert.Equal((to, Origin.Proposed), (again[Assert.Single(read.Refusal!.Targets)].Number, read.Refusal.Provenance.Origin));
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void The_document_keeps_to_the_rules_of_its_format(string code)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(SopDocument.Write(Shipped.Sop(code))), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void What_was_written_is_read_back_with_its_cells_its_lanes_and_who_acts(string code)
    {
        var sop = Shipped.Sop(code);

        var again = Assert.Single(SopImport.Read(SopDocument.Write(sop), code + ".docx").Sops).Definition!;

        Assert.Equal(sop.Title, again.Title);
        Assert.Equal(sop.Lanes.Select(lane => lane.Printed), again.Lanes.Select(lane => lane.Printed));
        Assert.Equal(sop.PrintedSteps.Select(Cells), again.PrintedSteps.Select(Cells));
        Assert.Equal(sop.PrintedSteps.Select(step => step.Onward is Onward.Decision), again.PrintedSteps.Select(step => step.Onward is Onward.Decision));
    }

    [Theory]
    [InlineData(PaperSize.F4Landscape, 18_709u)]
    [InlineData(PaperSize.A4Landscape, 16_838u)]
    public void On_either_paper_every_table_stays_within_the_margins(PaperSize paper, uint wide)
    {
        foreach (var sop in Shipped.Library.Definitions)
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(SopDocument.Write(sop, paper: paper)), isEditable: false);
            var body = document.MainDocumentPart!.Document!.Body!;

            Assert.Equal(wide, Assert.Single(body.Descendants<DocumentFormat.OpenXml.Wordprocessing.PageSize>()).Width!.Value);
            Assert.All(body.Descendants<TableGrid>(), grid => Assert.InRange(grid.Elements<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, CultureInfo.InvariantCulture)), 1, (int)wide - 1_700));
        }
    }

    [Fact]
    public async Task Another_word_processor_opens_the_documents_of_all_seven_and_finds_every_row_in_them()
    {
        Assert.SkipUnless(WordProcessor.IsThere, "LibreOffice is not installed.");

        var papers = await WordProcessor.PrintAsync([.. Shipped.Library.Definitions.Select(sop => (sop.Code.Value, SopDocument.Write(sop)))]);

        Assert.Equal(Shipped.Library.Definitions.Select(sop => sop.Code.Value).Order(), papers.Keys.Order());
        foreach (var sop in Shipped.Library.Definitions)
        {
            var words = await PdfText.OfAsync(papers[sop.Code.Value]);
            Assert.All(sop.PrintedSteps, step => Assert.Contains(step.Text.Split(' ')[0], words, StringComparison.OrdinalIgnoreCase));
            Assert.All(["Pelaksana", "Kelengkapan", "Waktu"], head => Assert.Contains(head, words, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static (string?, string, string, string?, string, string?) Cells(Step step) => (
        step.PrintedNumber, step.Text, string.Join('|', step.Standard.Inputs.Select(input => input.Printed)), step.Standard.Duration?.Printed,
        string.Join('|', step.Standard.Outputs.Select(output => output.Printed)), step.Remark);
}
