using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>What is known of an agency, as printed at the head of its letters.</summary>
/// <param name="Code">Its short name in addresses.</param>
/// <param name="Kind">What kind of agency.</param>
/// <param name="Name">In full: <c>Dinas Perhubungan</c>.</param>
/// <param name="ShortName">As people say it: <c>Dishub</c>.</param>
/// <param name="Address">Street and town.</param>
/// <param name="Contact">Telephone, mail, page; one line.</param>
/// <param name="Seat">The town printed before the date of a letter.</param>
/// <param name="TimeZone">Its clock.</param>
public sealed record AgencyTerms(
    AgencyCode Code,
    AgencyKind Kind,
    PrintedLine Name,
    PrintedLine ShortName,
    PrintedLine Address,
    PrintedLine Contact,
    PrintedLine Seat,
    IndonesianTimeZone TimeZone)
{
    /// <summary>The body it belongs to, printed above its name (<c>Sekretariat Daerah</c>); null for one that stands alone.</summary>
    public PrintedLine? ParentName { get; init; }

    /// <summary>Place among the agencies of the region, from 0; default 0.</summary>
    public int Ordinal { get; init; }
}

/// <summary>A Dinas, Badan, Kecamatan or Bagian that measures its performance.</summary>
public sealed class Agency
{
    private Agency() { }

    /// <summary>Its id.</summary>
    public AgencyId Id { get; private set; }

    /// <summary>Its short name in addresses, unique in the region.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>What kind of agency.</summary>
    public AgencyKind Kind { get; private set; }

    /// <summary>In full.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>As people say it.</summary>
    public string ShortName { get; private set; } = null!;

    /// <summary>The body it belongs to; null for one that stands alone.</summary>
    public string? ParentName { get; private set; }

    /// <summary>Street and town.</summary>
    public string Address { get; private set; } = null!;

    /// <summary>Telephone, mail, page.</summary>
    public string Contact { get; private set; } = null!;

    /// <summary>The town printed before the date of a letter.</summary>
    public string Seat { get; private set; } = null!;

    /// <summary>Its clock.</summary>
    public IndonesianTimeZone TimeZone { get; private set; } = null!;

    /// <summary>Place among the agencies of the region, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new agency.</summary>
    public static Agency Found(AgencyId id, AgencyTerms terms)
    {
        var agency = new Agency { Id = id };
        agency.Change(terms);
        return agency;
    }

    /// <summary>Takes new terms.</summary>
    public void Change(AgencyTerms terms)
    {
        (Code, Kind, Name, ShortName) = (terms.Code.Text, terms.Kind, terms.Name.Text, terms.ShortName.Text);
        (ParentName, Address, Contact) = (terms.ParentName?.Text, terms.Address.Text, terms.Contact.Text);
        (Seat, TimeZone, Ordinal) = (terms.Seat.Text, terms.TimeZone, terms.Ordinal);
    }
}

/// <summary>Why an agency was not taken.</summary>
public static class AgencyRejections
{
    /// <summary>Argument: what was typed.</summary>
    public static Rejection CodeForm(string typed) => new("organisation.agency.code-form", typed, AgencyCode.Longest);

    /// <summary>Argument: the code, which another agency of the region has.</summary>
    public static Rejection CodeTaken(string code) => new("organisation.agency.code-taken", code);

    /// <summary>There is no such agency in the region.</summary>
    public static readonly Rejection NotThere = new("organisation.agency.not-there");
}
