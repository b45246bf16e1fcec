using System.Globalization;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>Where a shape lies in a drawing of an office document, in EMU; inside a group in the measures of the group.</summary>
internal readonly record struct DrawnPlace(double X, double Y, double Width, double Height)
{
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>From the measures inside a group to those of what the group lies on.</summary>
    public DrawnPlace Mapped(DrawnPlace inner, DrawnPlace outer) => new(
        outer.X + (X - inner.X) / inner.Width * outer.Width, outer.Y + (Y - inner.Y) / inner.Height * outer.Height, Width / inner.Width * outer.Width, Height / inner.Height * outer.Height);

    /// <summary>Where a form says that a shape lies; null where it says nothing.</summary>
    public static DrawnPlace? Of(XElement? form) => Of(form, "off", "ext");

    /// <summary>The measures inside a group; null where it has none that could be mapped.</summary>
    public static DrawnPlace? Inside(XElement? form) => Of(form, "chOff", "chExt") is { Width: > 0, Height: > 0 } inner ? inner : null;

    public static double Number(XAttribute? value) => double.TryParse(value?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DrawnPlace? Of(XElement? form, string corner, string size) => form?.Element(Shapes + corner) is { } off && form.Element(Shapes + size) is { } ext
        ? new(Number(off.Attribute("x")), Number(off.Attribute("y")), Number(ext.Attribute("cx")), Number(ext.Attribute("cy")))
        : null;
}
