namespace Tera.Documents;

/// <summary>How a letter or disposition is to be treated (sifat).</summary>
/// <remarks>Source: Permendagri 1/2023.</remarks>
public enum Urgency
{
    /// <summary>Biasa.</summary>
    Ordinary,

    /// <summary>Segera.</summary>
    Urgent,

    /// <summary>Sangat segera.</summary>
    VeryUrgent,

    /// <summary>Rahasia.</summary>
    Secret,
}
