using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

public sealed class SopDocumentTests
{
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
