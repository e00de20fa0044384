/** A test for each bug that a review or a storm brought to light, named by its cause. */
package rar.tests.regression;
