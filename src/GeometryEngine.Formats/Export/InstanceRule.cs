namespace GeometryEngine.Formats;

/// <summary>The pixel value of an object in instance masks.</summary>
public enum InstanceRule
{
    /// <summary>Its number, from 1 in file order.</summary>
    Number,

    /// <summary>
    /// As Cityscapes has it: 1000 times the category's value and the object's number among those of the category, from 0; for crowds, and for
    /// categories without single objects (isthing 0), the category's value alone.
    /// </summary>
    Cityscapes,
}
