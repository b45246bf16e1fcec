using Tera.Platform.Spreadsheets;

namespace Tera.Procedures.Exchange;

/// <summary>What a person sees in a cell, by its own format.</summary>
public sealed class ShownCellTests
{
    [Theory]
    [InlineData("d mmmm yyyy", "2 Januari 2025")]
    [InlineData("[$-421]dd mmmm yyyy;@", "02 Januari 2025")]
    [InlineData("dd/mm/yyyy", "02/01/2025")]
    [InlineData("d-mmm-yy", "2-Jan-25")]
    [InlineData("dddd, d mmmm yyyy", "Kamis, 2 Januari 2025")]
    [InlineData("General", "2 Januari 2025")]
    [InlineData(null, "2 Januari 2025")]
    public void A_day_is_written_as_the_cell_shows_it(string? format, string shown) => Assert.Equal(shown, ShownCell.Shown(new DateTime(2025, 1, 2, 0, 0, 0, DateTimeKind.Unspecified), format));

    [Theory]
    [InlineData(3, "0\" hari\"", "3 hari")]
    [InlineData(3, "0\\ \"hari\"", "3 hari")]
    [InlineData(7, "000", "007")]
    [InlineData(12, "\"800/\"000", "800/012")]
    [InlineData(0.785, "0.0%", "78,5%")]
    [InlineData(1234.5, "#,##0.00", "1.234,50")]
    [InlineData(1.5, "0.0", "1,5")]
    [InlineData(1.5, "General", "1,5")]
    [InlineData(2, null, "2")]
    [InlineData(2, "0_);(0)", "2")]
    [InlineData(2, "@", "2")]
    [InlineData(2.25, "# ?/?", "2,25")]
    [InlineData(5, "0.00E+00", "5")]
    [InlineData(78.5, "0.0\"%\"", "78,5%")]
    [InlineData(78.5, "0.0\\%", "78,5%")]
    public void A_number_is_written_as_the_cell_shows_it(double number, string? format, string shown) => Assert.Equal(shown, ShownCell.Shown((decimal)number, format));

    [Theory]
    [InlineData("0%", true)]
    [InlineData("0.0%;[Red]-0.0%", true)]
    [InlineData("0.0\"%\"", false)]
    [InlineData("0.0\\%", false)]
    [InlineData("0\" dari 100 %\"", false)]
    [InlineData("General", false)]
    [InlineData(null, false)]
    public void Only_a_percent_sign_of_the_format_itself_makes_a_hundred_of_one(string? format, bool percent) => Assert.Equal(percent, ShownCell.IsPercent(format));
}
