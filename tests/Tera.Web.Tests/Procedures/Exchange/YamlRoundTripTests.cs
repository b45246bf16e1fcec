using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

public sealed class YamlRoundTripTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void An_sop_written_and_read_again_is_the_same_sop(string code)
    {
        var sop = Shipped.Sop(code);

        var again = ProcedureFile.Read(YamlText.Write(sop), code + ".yaml");

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(again.Definition!));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("- dengan tanda hubung")]
    [InlineData("Perhatian: penting")]
    [InlineData("Bagian #2")]
    [InlineData("12 Januari 2026")]
    [InlineData("\"kutip\" dan \\ garis miring")]
    [InlineData("009  /KBB /SOP/IV/2023")]
    [InlineData("berakhir dengan titik dua:")]
    [InlineData("  diawali spasi")]
    [InlineData("[kurung] {kurawal} & * ! | > % @ `")]
    [InlineData("tak terputus\u00A0spasi")]
    [InlineData("'petik")]
    public void A_text_comes_back_letter_by_letter(string text)
    {
        var sop = Shipped.Sop("dishub");
        sop = sop with { Title = text, Cover = sop.Cover with { Number = text, Equipment = [text, "Komputer"] } };

        var again = ProcedureFile.Read(YamlText.Write(sop), "dishub.yaml");

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal((text, text, text), (again.Definition!.Title, again.Definition.Cover.Number, again.Definition.Cover.Equipment[0]));
    }

    [Fact]
    public void What_the_office_has_confirmed_stays_confirmed()
    {
        var confirmed = new Provenance(Origin.Confirmed, 1m, "Dikonfirmasi Kepala Dinas pada 3 Januari 2026.");
        var sop = Shipped.Sop("dishub");
        sop = sop with { Lanes = [sop.Lanes[0] with { Reading = confirmed }, .. sop.Lanes.Skip(1)] };

        var again = ProcedureFile.Read(YamlText.Write(sop), "dishub.yaml").Definition!;

        Assert.Equal(confirmed, again.Lanes[0].Reading);
        Assert.False(again.Lanes[0].Reading.IsProposal);
    }
}
